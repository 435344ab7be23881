import { state } from "./state.js";
import { API } from "./words.js";

/** The server said no; `message` is for people. */
export class ApiError extends Error {
  /** @param {number} status @param {?Problem} [problem] */
  constructor(status, problem) {
    super(problem?.message ?? API.answered(status));
    this.status = status;
    this.code = problem?.code ?? "unknown";
    this.fields = problem?.fields ?? [];
    this.received = problem?.received;
  }
}

/** The server could not be reached. */
export class OfflineError extends Error {
  constructor() {
    super(API.away);
  }
}

const BASE = "api/v1/";

/**
 * An address of the API, with a query; null and undefined are left out.
 * @param {string} path below /api/v1/
 * @param {Query} [query]
 */
export function url(path, query = {}) {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return BASE + path + (text ? `?${text}` : "");
}

/**
 * One request.
 * @throws {ApiError|OfflineError}
 * @param {string} method
 * @param {string} path below /api/v1/
 * @param {{query?: Query, json?: object, body?: Blob, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} what the document of the API says
 */
async function call(method, path, { query, json, body, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (json) headers["Content-Type"] = "application/json";
  if (body) headers["Content-Type"] = body.type || "application/octet-stream";
  if (method !== "GET" && state.session.csrf) headers["X-CSRF-Token"] = state.session.csrf;
  const response = await reach(url(path, query), { method, headers, body: json ? JSON.stringify(json) : body, signal });
  const answer = await read(response);
  if (!response.ok) throw refused(response.status, answer);
  return answer;
}

/** @param {string} address @param {RequestInit} options */
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

/** @param {Response} response */
async function read(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return response.status !== 204 && type.includes("json") ? response.json() : null;
}

/** A refusal; without a session the page goes to the login. @param {number} status @param {?{error?: Problem}} answer */
function refused(status, answer) {
  if (status === 401 && state.session.accounts && state.session.user) {
    state.update({ session: { ...state.session, user: null } });
  }
  return new ApiError(status, answer?.error);
}

/**
 * Sends a part of an upload; by XMLHttpRequest, because fetch doesn't tell how much has gone out.
 * @param {string} id of the video
 * @param {number} offset of the part's first byte
 * @param {Blob} part
 * @param {{onSent: (bytes: number) => void, signal: AbortSignal}} options
 * @returns {Promise<Video>}
 */
function sendPart(id, offset, part, { onSent, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PATCH", url(video(id, "/content"), { offset }));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (state.session.csrf) request.setRequestHeader("X-CSRF-Token", state.session.csrf);
    request.upload.onprogress = (event) => onSent(Math.min(event.loaded, part.size));
    request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(refused(request.status, parsed(request))));
    request.onerror = () => reject(new OfflineError());
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(part);
  });
}

/** @param {XMLHttpRequest} request */
function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null; // a proxy's page, not the API's words
  }
}

/** @param {string} kind @returns {(id: string, rest?: string) => string} */
const each = (kind) => (id, rest = "") => `${kind}/${encodeURIComponent(id)}${rest}`;
const video = each("videos");
const highlight = each("highlights");
const job = each("jobs");

/** Every request of the page: this module alone knows addresses. */
export const api = {
  /** @returns {Promise<Session>} */
  session: () => call("GET", "session"),
  /** @param {string} name @param {string} password @returns {Promise<Session>} */
  login: (name, password) => call("POST", "session", { json: { name, password } }),
  logout: () => call("DELETE", "session"),
  /** @returns {Promise<Answers["listUsers"]>} */
  users: () => call("GET", "users"),
  /** @returns {Promise<Answers["listEncoders"]>} */
  encoders: () => call("GET", "encoders"),
  /** @param {string} name @returns {Promise<Job>} */
  fetchEncoder: (name) => call("POST", "encoders", { json: { name } }),
  /** @returns {Promise<Answers["listTokens"]>} */
  tokens: () => call("GET", "tokens"),
  /** @param {string} name @returns {Promise<Token>} */
  addToken: (name) => call("POST", "tokens", { json: { name } }),
  /** @param {string} id */
  removeToken: (id) => call("DELETE", `tokens/${encodeURIComponent(id)}`),

  /** @returns {Promise<Answers["listVideos"]>} */
  videos: () => call("GET", "videos"),
  /** @param {string} id @returns {Promise<Video>} */
  video: (id) => call("GET", video(id)),
  /** @param {string} name @param {number} length @returns {Promise<Video>} */
  startUpload: (name, length) => call("POST", "videos", { query: { name, length } }),
  sendPart,
  /** @param {string} id */
  deleteVideo: (id) => call("DELETE", video(id)),
  /** @param {string} id @param {Query} query @param {AbortSignal} [signal] @returns {Promise<Answer>} */
  suggestions: (id, query, signal) => call("GET", video(id, "/suggestions"), { query, signal }),
  /** @param {string} id @param {string[]} suggestions */
  shown: (id, suggestions) => call("POST", video(id, "/shown"), { json: { suggestions } }),
  /** @param {string} id */
  contentUrl: (id) => url(video(id, "/content")),
  /** @param {string} id @param {number} at @param {number} width */
  frameUrl: (id, at, width) => url(video(id, "/frame"), { at: at.toFixed(2), width }),
  /** A picture out of a range, at once where the analysis kept one. @param {string} id @param {number} start @param {number} end @param {number} width */
  posterUrl: (id, start, end, width) =>
    url(video(id, "/frame"), { at: ((start + end) / 2).toFixed(2), width, within: ((end - start) / 2).toFixed(2) }),
  /** @param {string} id @param {number} start @param {number} end @param {number} width @param {string} format */
  previewUrl: (id, start, end, width, format) => url(video(id, "/preview"), { start, end, width, format }),

  /** @param {Query} query @returns {Promise<Answers["listHighlights"]>} */
  highlights: (query) => call("GET", "highlights", { query }),
  /** @param {string} id @returns {Promise<StoredHighlight>} */
  highlight: (id) => call("GET", highlight(id)),
  /** @param {Requests["keep"]} moment @returns {Promise<StoredHighlight>} */
  keep: (moment) => call("POST", "highlights", { json: moment }),
  /** @param {File} file @returns {Promise<StoredHighlight>} */
  addFile: (file) => call("POST", "highlights", { query: { name: file.name }, body: file }),
  /** @param {string} id */
  remove: (id) => call("DELETE", highlight(id)),
  /** @param {string} id @returns {Promise<StoredHighlight>} */
  restore: (id) => call("POST", highlight(id, "/restore")),
  /** @param {string} id @param {boolean} small */
  fileUrl: (id, small) => url(highlight(id, "/file"), small ? { small: true } : {}),

  /** @param {Requests["reject"]} moment @returns {Promise<{id: string}>} */
  reject: (moment) => call("POST", "rejections", { json: moment }),
  /** @param {string} id */
  unreject: (id) => call("DELETE", `rejections/${encodeURIComponent(id)}`),

  /** @param {Requests["render"]} request @param {AbortSignal} signal @returns {Promise<Job>} */
  render: (request, signal) => call("POST", "renders", { json: request, signal }),
  /** @param {string} id */
  renderedUrl: (id) => url(`renders/${encodeURIComponent(id)}/file`),
  /** @param {string} id @returns {Promise<Job>} */
  job: (id) => call("GET", job(id)),
  /** @param {string} id */
  cancelJob: (id) => call("DELETE", job(id)),
  /** The server-sent events of a job. @param {string} id */
  jobEvents: (id) => new EventSource(url(job(id, "/events"))),

  /** A picture or clip at an address of this module. @param {string} source @param {AbortSignal} signal */
  media: (source, signal) => fetch(source, { signal, credentials: "same-origin" }),
  /** Whether the server answers at all. */
  answers: () => fetch("health").then((response) => response.ok || response.status === 503, () => false),
};
