import { api, ApiError } from "./api.js";

const FINAL = new Set(["done", "failed", "cancelled"]);
const AGAIN_MS = 1500;

/** @param {Pick<Job, "state">} job */
export const isFinal = (job) => FINAL.has(job.state);

/**
 * Follows a job by server-sent events until it ends. Where the stream breaks (the server was restarted, a proxy cut it),
 * the job is asked for and the stream opened again.
 * @param {string} id
 * @param {(job: Job) => void} onJob at every change; the last one is final
 * @param {(error: Error) => void} [onLost] the job is not there any more
 * @returns {() => void} stops following
 */
export function follow(id, onJob, onLost = () => {}) {
  let stopped = false;
  /** @type {?EventSource} */
  let source = null;
  let timer = 0;

  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
  };
  const tell = (/** @type {Job} */ job) => {
    if (stopped) return;
    if (isFinal(job)) stop();
    onJob(job);
  };
  const ask = async () => {
    try {
      tell(await api.job(id));
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) {
        stop();
        onLost(error);
      }
    }
    if (!stopped) open();
  };
  const open = () => {
    source = api.jobEvents(id);
    source.addEventListener("job", (event) => tell(JSON.parse(event.data)));
    source.onerror = () => {
      source.close();
      if (!stopped) timer = setTimeout(ask, AGAIN_MS);
    };
  };
  open();
  return stop;
}

/**
 * Waits until a job has ended.
 * @param {string} id
 * @param {(job: Job) => void} onJob at every change
 * @param {AbortSignal} signal
 * @returns {Promise<Job>}
 */
export function ended(id, onJob, signal) {
  return new Promise((resolve, reject) => {
    const stop = follow(
      id,
      (job) => {
        onJob(job);
        if (isFinal(job)) resolve(job);
      },
      reject,
    );
    signal.addEventListener("abort", () => {
      stop();
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}
