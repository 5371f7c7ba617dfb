/** CPU time that work takes, user and system together, in milliseconds: the least of several rounds. */
export function cpuOf(work: () => void, rounds = 5): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
