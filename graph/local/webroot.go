package local

func writeWebroot(o Options, p ports) error { return nil }
