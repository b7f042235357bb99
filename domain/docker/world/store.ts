/** Where the daemon keeps images: the containerd image store (default since 29.0), or the graph driver overlay2. */
export type Store = 'containerd' | 'overlay2'
