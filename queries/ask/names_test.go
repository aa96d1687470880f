package ask

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFind looks names up as people type them.
func TestFind(t *testing.T) {
	gaz := loadGazetteer(t)
	names := &Names{Store: seeded(t, gaz), Index: func() (*Index, error) { return NewIndex(gaz), nil }, On: "2023-10-05"}
	tests := []struct {
		text string
		want string // name of the one match
		near string // or what may have been meant
	}{
		{text: "王毅", want: "王毅"},
		{text: "wang-yi", want: "王毅"},
		{text: "王毅氏", want: "王毅"},
		{text: "王毅外相", want: "王毅"},
		{text: "中国の王毅外相", want: "王毅"},
		{text: "wang yi", want: "王毅"},
		{text: "Wang Yi", want: "王毅"},
		{text: "Yi Wang", want: "王毅"},
		{text: "习近平", want: "習近平"},
		{text: "習近平国家主席", want: "習近平"},
		{text: "岸田", want: "岸田文雄"},
		{text: "岸田首相", want: "岸田文雄"},
		{text: "Kishida", want: "岸田文雄"},
		{text: "Mr. Kishida", want: "岸田文雄"},
		{text: "Prime Minister Kishida", want: "岸田文雄"},
		{text: "ラブロフ", want: "セルゲイ・ラブロフ"},
		{text: "セルゲイラブロフ", want: "セルゲイ・ラブロフ"},
		{text: "Lavrov", want: "セルゲイ・ラブロフ"},
		{text: "キム・ジョンウン", want: "金正恩"},
		{text: "Kim Jong Un", want: "金正恩"},
		{text: "プーチン大統領", want: "ウラジーミル・プーチン"},
		{text: "米国務長官", want: "アントニー・ブリンケン"},
		{text: "アメリカの国務長官", want: "アントニー・ブリンケン"},
		{text: "US Secretary of State", want: "アントニー・ブリンケン"},
		{text: "日本の外相", want: "上川陽子"},
		{text: "アメリカ", want: "アメリカ"},
		{text: "米国", want: "アメリカ"},
		{text: "米", want: "アメリカ"},
		{text: "USA", want: "アメリカ"},
		{text: "Japan", want: "日本"},
		{text: "国連", want: "国連"},
		{text: "北朝鮮", want: "北朝鮮"},
		{text: "王穀", near: "王毅"},
		{text: "ブリケン", near: "アントニー・ブリンケン"},
		{text: "Kisida", near: "岸田文雄"},
		{text: "ぬるぽ"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			found, err := names.Find(t.Context(), tt.text)
			require.NoError(t, err)
			var got []string
			for _, m := range found.Matches {
				got = append(got, m.Name)
			}
			if tt.want != "" {
				require.Equal(t, []string{tt.want}, got)
				return
			}
			require.Empty(t, got)
			if tt.near != "" {
				require.NotEmpty(t, found.Near)
				require.Equal(t, tt.near, found.Near[0])
			}
		})
	}
}

func TestCompound(t *testing.T) {
	gaz := loadGazetteer(t)
	require.Equal(t, []string{"JPN", "CHN", "KOR"}, NewIndex(gaz).Compound("日中韓"))
	require.Equal(t, []string{"USA", "CHN"}, NewIndex(gaz).Compound("米中"))
	require.Equal(t, []string{"JPN", "PRK"}, NewIndex(gaz).Compound("日朝"))
	require.Nil(t, NewIndex(gaz).Compound("日本"))
	require.Nil(t, NewIndex(gaz).Compound("王毅"))
	require.Nil(t, NewIndex(gaz).Compound("台湾情勢"))
}

func TestReadTopic(t *testing.T) {
	gaz := loadGazetteer(t)
	tests := []struct {
		words []string
		want  Topic
	}{
		{[]string{"拉致問題"}, Topic{Words: []string{"拉致問題"}}},
		{[]string{"日中韓", "首脳会談"}, Topic{Sides: []string{"JPN", "CHN", "KOR"}, Kinds: []string{"summit"}}},
		{[]string{"日中韓首脳会談"}, Topic{Sides: []string{"JPN", "CHN", "KOR"}, Kinds: []string{"summit"}}},
		{[]string{"米中の首脳会談"}, Topic{Sides: []string{"USA", "CHN"}, Kinds: []string{"summit"}}},
		{[]string{"ウクライナ"}, Topic{Words: []string{"ウクライナ"}}},
		{[]string{"首脳会談"}, Topic{Words: []string{"首脳会談"}, Kinds: []string{"summit"}}},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, NewIndex(gaz).ReadTopic(tt.words), "%v", tt.words)
	}
}
