// Reads {headers: […], cookies: […]} from stdin and writes the Observatory's verdicts: [result, pass] of each test.
// node oracle.mjs FOLDER, FOLDER being that of the package's own source.
import { readFileSync, existsSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const folder = process.argv[2];
const preloaded = join(folder, "conf", "hsts-preload.json");
// The list of preloaded hosts is fetched when the package is installed; the host of these tests is in none.
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");
const load = (path) => import(pathToFileURL(join(folder, "src", path)).href);

const { Requests } = await load("types.js");
const { contentSecurityPolicyTest } = await load("analyzer/tests/csp.js");
const { xFrameOptionsTest } = await load("analyzer/tests/x-frame-options.js");
const { referrerPolicyTest } = await load("analyzer/tests/referrer-policy.js");
const { strictTransportSecurityTest } = await load("analyzer/tests/strict-transport-security.js");
const { xContentTypeOptionsTest } = await load("analyzer/tests/x-content-type-options.js");
const { crossOriginResourcePolicyTest } = await load("analyzer/tests/cross-origin-resource-policy.js");
const { cookiesTest } = await load("analyzer/tests/cookies.js");

const HOST = "shop.example";

class Headers {
  constructor(values) {
    Object.assign(this, values);
  }
}
Object.defineProperty(Headers.prototype, "get", {
  value(name) {
    return this[name];
  },
});

function requests(headers, jar) {
  const found = new Requests(HOST);
  const response = { headers: new Headers(headers), status: 200, verified: true, data: "", httpEquiv: new Map() };
  found.responses.auto = response;
  found.responses.https = response;
  found.session = { url: new URL(`https://${HOST}/`), jar };
  return found;
}

const told = (output) => [output.result, output.pass];
const asked = JSON.parse(readFileSync(0, "utf8"));

const headers = asked.headers.map((each) => ({
  "content-security-policy": told(contentSecurityPolicyTest(requests(each))),
  "x-frame-options": told(xFrameOptionsTest(requests(each))),
  "referrer-policy": told(referrerPolicyTest(requests(each))),
  "strict-transport-security": told(strictTransportSecurityTest(requests(each))),
  "x-content-type-options": told(xContentTypeOptionsTest(requests(each))),
  "cross-origin-resource-policy": told(crossOriginResourcePolicyTest(requests(each))),
}));

const cookies = asked.cookies.map((each) => {
  const serialized = {
    key: each.name,
    domain: HOST,
    path: "/",
    secure: each.secure,
    httpOnly: each.http_only,
    ...(each.same_site ? { sameSite: each.same_site.toLowerCase() } : {}),
  };
  const jar = { serializeSync: () => ({ cookies: [serialized] }) };
  return told(cookiesTest(requests(each.hsts ? { "strict-transport-security": "max-age=31536000" } : {}, jar)));
});

// What the package keeps running (timers) must not keep this: it ends when all is written.
process.stdout.write(JSON.stringify({ headers, cookies }), () => process.exit(0));
