package identity

import "kaidan/graph"

// Rules are this package's functions in the form in which the store takes them.
func Rules() graph.Identity {
	return graph.Identity{Block: Block, Window: Window, Component: Component, Join: Join}
}
