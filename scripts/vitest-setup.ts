/** Placeholder until the build is there. */
export default async function setup(): Promise<void> {}
