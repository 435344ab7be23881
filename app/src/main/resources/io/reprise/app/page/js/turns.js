/**
 * Browsers keep six connections to a server. A video being played and a job being followed hold one each; pictures and
 * clips, which the server may have to make first, get no more than these, so that what the person does now need not
 * wait for a picture.
 */
const MOST_FETCHES = 3;

let fetching = 0;
const waiting = [];

/** Runs it when fewer than the most are running. @param {() => Promise} run */
export async function inTurn(run) {
  if (fetching >= MOST_FETCHES) await new Promise((resolve) => waiting.push(resolve));
  else fetching += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else fetching -= 1;
  }
}
