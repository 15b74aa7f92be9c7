/** Where a local reference leads on the finished site; the size is an image's, in pixels. */
export type Resolved = {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
}

/** What a text needs to know of the site around it. */
export type Surroundings = { resolve(reference: string): Resolved | null }

/** markdown-it hands its environment around as `any`; this is the one place that says what is in it. */
export function surroundingsOf(
  environment: { surroundings?: Surroundings } | undefined,
): Surroundings {
  return environment?.surroundings ?? { resolve: () => null }
}
