/** Of a check that was interrupted: that what stands above it is not all. */
export function leftText(left: number): string {
  return `Interrupted: ${left} ${left === 1 ? 'piece' : 'pieces'} of the work (grades, proofs) had not been done.`;
}
