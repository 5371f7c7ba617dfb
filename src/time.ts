/** Epoch milliseconds as an ISO time. */
export const iso = (time: number): string => new Date(time).toISOString();
