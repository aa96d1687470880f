package local_test

import (
	"context"
	"fmt"

	"kaidan/graph/local"
)

func Example() {
	ctx := context.Background()
	server, err := local.Start(ctx, local.Options{Progress: func(step string) { fmt.Println(step) }})
	if err != nil {
		fmt.Println(err) // one sentence: cause and remedy
		return
	}
	fmt.Println(server.URI, server.User) // server.Password is for the driver only
	_, _ = local.Stop(ctx, local.Options{})
}
