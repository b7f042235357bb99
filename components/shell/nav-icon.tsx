const drawings = {
  /* a slab, and the one thing on it */
  today: 'M3 15.5 7 11h14l-4 4.5zM3 15.5v4h14v-4M17 19.5l4-4.5v-4M12 8.5V4M9.8 6.3 12 8.5l2.2-2.2',
  /* a stack of layers */
  learn: 'M3 8.5 7 4h14l-4 4.5zM3 8.5v3h14v-3M17 11.5l4-4.5V4M3 14.5v5h14v-5M3 17h14M17 14.5l4-4.5v5l-4 4.5',
  /* a prompt, on a slab */
  lab: 'M3 8 7 3.5h14L17 8zM3 8v12.5h14V8M17 20.5l4-4.5V3.5M6 11.5l2.8 2.5L6 16.5M10.5 16.5H14',
  /* a question, one option chosen */
  quiz: 'M4 5.5h2M4 12h2M4 18.5h2M10 5.5h10.5M10 18.5h10.5M10 9.5h10.5v5H10z',
  /* a deck of cards */
  review: 'M3.5 9.5h13v10h-13zM6 6.5h13.5v10M8.5 3.5h13v10',
  /* two bars of different heights on a line */
  progress: 'M3 20.5h18M5.5 20.5v-7h4v7M13.5 20.5v-15h4v15',
  /* a glass */
  search: 'M16 10.25a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0zM14.5 14.5l6 6',
} as const

export type NavIconName = keyof typeof drawings

export function NavIcon({ name }: { name: NavIconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-6 shrink-0 fill-none stroke-current"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
