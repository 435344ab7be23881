import { state } from "./state.js";

/** The server said no; `message` is for people. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.message ?? `The server answered ${status}.`);
    this.status = status;
    this.code = problem?.code ?? "unknown";
    this.fields = problem?.fields ?? [];
    this.received = problem?.received;
  }
}

/** The server could not be reached. */
export class OfflineError extends Error {
  constructor() {
    super("The server does not answer. It will be tried again.");
  }
}

const BASE = "api/v1/";

/** An address of the API, with a query; null and undefined are left out. */
export function url(path, query = {}) {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(pairs).toString();
  return BASE + path + (text ? `?${text}` : "");
}

/**
 * One request. @throws {ApiError|OfflineError}
 * @param {string} method
 * @param {string} path below /api/v1/
 * @param {{query?: object, json?: object, body?: Blob, signal?: AbortSignal}} [options]
 */
export async function call(method, path, { query, json, body, signal } = {}) {
  const headers = {};
  if (json) headers["Content-Type"] = "application/json";
  if (body) headers["Content-Type"] = body.type || "application/octet-stream";
  if (method !== "GET" && state.session.csrf) headers["X-CSRF-Token"] = state.session.csrf;
  const response = await reach(url(path, query), { method, headers, body: json ? JSON.stringify(json) : body, signal });
  const answer = await read(response);
  if (!response.ok) throw refused(response.status, answer);
  return answer;
}

async function reach(address, options) {
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    state.update({ online: true });
    return response;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    state.update({ online: false });
    throw new OfflineError();
  }
}

async function read(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return response.status !== 204 && type.includes("json") ? response.json() : null;
}

/** A refusal; without a session the page goes to the login. */
export function refused(status, answer) {
  if (status === 401 && state.session.accounts && state.session.user) {
    state.update({ session: { ...state.session, user: null } });
  }
  return new ApiError(status, answer?.error);
}

const each = (kind) => (id, rest = "") => `${kind}/${encodeURIComponent(id)}${rest}`;
const video = each("videos");
const highlight = each("highlights");
const job = each("jobs");

export const api = {
  session: () => call("GET", "session"),
  login: (name, password) => call("POST", "session", { json: { name, password } }),
  logout: () => call("DELETE", "session"),
  users: () => call("GET", "users"),
  encoders: () => call("GET", "encoders"),
  fetchEncoder: (name) => call("POST", "encoders", { json: { name } }),
  tokens: () => call("GET", "tokens"),
  addToken: (name) => call("POST", "tokens", { json: { name } }),
  removeToken: (id) => call("DELETE", `tokens/${encodeURIComponent(id)}`),

  videos: () => call("GET", "videos"),
  video: (id) => call("GET", video(id)),
  startUpload: (name, length) => call("POST", "videos", { query: { name, length } }),
  deleteVideo: (id) => call("DELETE", video(id)),
  suggestions: (id, query, signal) => call("GET", video(id, "/suggestions"), { query, signal }),
  shown: (id, suggestions) => call("POST", video(id, "/shown"), { json: { suggestions } }),
  contentUrl: (id) => url(video(id, "/content")),
  frameUrl: (id, at, width) => url(video(id, "/frame"), { at: at.toFixed(2), width }),
  previewUrl: (id, start, end, width, format) => url(video(id, "/preview"), { start, end, width, format }),

  highlights: (query) => call("GET", "highlights", { query }),
  highlight: (id) => call("GET", highlight(id)),
  keep: (moment) => call("POST", "highlights", { json: moment }),
  addFile: (file) => call("POST", "highlights", { query: { name: file.name }, body: file }),
  remove: (id) => call("DELETE", highlight(id)),
  restore: (id) => call("POST", highlight(id, "/restore")),
  fileUrl: (id, small) => url(highlight(id, "/file"), small ? { small: true } : {}),

  reject: (moment) => call("POST", "rejections", { json: moment }),
  unreject: (id) => call("DELETE", `rejections/${encodeURIComponent(id)}`),

  render: (request, signal) => call("POST", "renders", { json: request, signal }),
  renderedUrl: (id) => url(`renders/${encodeURIComponent(id)}/file`),
  job: (id) => call("GET", job(id)),
  cancelJob: (id) => call("DELETE", job(id)),
  eventsUrl: (id) => url(job(id, "/events")),
};
