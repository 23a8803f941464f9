import { CaseList, element, markOf } from "./cases.js";
import { Progress } from "./progress.js";
import { Run } from "./run.js";
import { FuzzingServer, Unreachable } from "./server.js";

const GOOD_CLOSINGS = ["OK", "INFORMATIONAL"];
const REPORT_FILE = /^\w[\w.-]*\.json$/;

const byId = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const progress = new Progress();
let list;
let offered;
let run = null;

/** What this browser calls itself, in short: `Firefox 150`. */
const browserName = () => {
  const brands = (navigator.userAgentData?.brands ?? []).filter(({ brand }) => !/not.*brand/i.test(brand));
  const brand = brands.find((one) => one.brand !== "Chromium") ?? brands[0];
  if (brand) {
    return `${brand.brand} ${brand.version}`;
  }
  const agent = navigator.userAgent;
  const [, name, version] = agent.match(/(Edg|OPR|Firefox|FxiOS|CriOS|HeadlessChrome|Chrome)\w*\/(\d+)/) ?? [];
  const safari = agent.match(/Version\/(\d+).*Safari\//);
  return name ? `${name} ${version}` : safari ? `Safari ${safari[1]}` : "Browser";
};

const state = (now) => {
  document.body.dataset.state = now;
  const runs = now === "running" || now === "stopping";
  byId("start").hidden = runs;
  byId("start").disabled = now === "loading";
  byId("start").textContent = now === "done" ? "Start again" : "Start";
  byId("stop").hidden = !runs;
  byId("stop").textContent = now === "stopping" ? "Stop at once" : "Stop";
  for (const id of ["agent", "server", "parallel"]) {
    byId(id).disabled = runs;
  }
  list.locked = runs;
};

const problem = (...sentences) => {
  byId("problem").replaceChildren(...sentences);
  byId("problem").hidden = sentences.length === 0;
};

const unreachable = (server) => {
  const sentences = [`No answer from ${byId("server").value}: is the fuzzing server running there?`];
  if (server.page.startsWith("https:")) {
    const link = element("a", { href: server.page, target: "_blank", rel: "noopener" }, "open it once");
    sentences.push(" If its certificate is its own, ", link, ", accept it, and start again.");
  }
  problem(...sentences);
};

/** Links each verdict to its page, once the reports are written. */
const showReports = async (agent) => {
  const response = await fetch("reports/index.json");
  const index = response.ok ? await response.json() : {};
  const results = Object.hasOwn(index, agent) ? index[agent] : {};
  const closedBadly = list.link((id) => {
    const result = Object.hasOwn(results, id) ? results[id] : {};
    if (!REPORT_FILE.test(result.reportfile ?? "")) {
      return null;
    }
    const closing = GOOD_CLOSINGS.includes(result.behaviorClose) ? "" : String(result.behaviorClose);
    return { href: `reports/${result.reportfile.replace(/json$/, "html")}`, closing };
  });
  progress.addClosedBadly(closedBadly);
  if (response.ok) {
    byId("links").replaceChildren(
      element("a", { href: "reports/index.html" }, "All results"),
      element("a", { href: "reports/index.json" }, "index.json"),
    );
    byId("links").hidden = false;
    byId("reports").hidden = false;
  }
};

const perform = async (server, agent, cases, parallel) => {
  const count = await server.caseCount();
  if (count !== offered) {
    problem(`The fuzzing server at ${byId("server").value} offers ${count} cases, not the ${offered} listed here: it is another one.`);
    return;
  }
  list.clear();
  progress.begin(cases.length);
  state("running");
  run = new Run(server, agent, cases, {
    started: (testCase) => list.started(testCase),
    finished: (testCase, behavior) => {
      const mark = markOf(behavior);
      list.finished(testCase, mark);
      progress.add(mark);
    },
  });
  await run.perform(parallel);
  await showReports(agent);
};

const start = async () => {
  const agent = byId("agent").value.trim();
  const cases = list.chosen;
  problem();
  if (agent === "" || cases.length === 0) {
    problem(agent === "" ? "Give this agent a name." : "Choose at least one case.");
    return;
  }
  let server;
  try {
    server = new FuzzingServer(byId("server").value.trim());
  } catch {
    problem("The fuzzing server's address looks like ws://127.0.0.1:9001.");
    return;
  }
  try {
    await perform(server, agent, cases, Number(byId("parallel").value));
  } catch (e) {
    if (e instanceof Unreachable) {
      unreachable(server);
    } else {
      problem(`The run ended early: ${e.message}`);
    }
  }
  if (run !== null) {
    const outcome = progress.end();
    document.title = outcome;
    progress.say(`Done. ${outcome}.`);
    run = null;
  }
  state("done");
};

const stop = () => {
  run?.stop();
  state("stopping");
};

const begin = async () => {
  const { version, port, secure, chapters, cases } = await (await fetch("cases.json")).json();
  offered = cases.length;
  list = new CaseList(cases, chapters);
  byId("version").textContent = version;
  byId("server").value = query.get("server") ?? `${secure ? "wss" : "ws"}://${location.hostname}:${port}`;
  byId("agent").value = query.get("agent") ?? browserName();
  byId("parallel").value = query.get("parallel") ?? byId("parallel").value;
  byId("setup").addEventListener("submit", (event) => {
    event.preventDefault();
    start();
  });
  byId("stop").addEventListener("click", stop);
  state("ready");
  const patterns = (query.get("cases") ?? "").split(",").map((pattern) => pattern.trim()).filter(Boolean);
  if (patterns.length > 0) {
    list.choose(patterns);
  }
  byId("reports").hidden = !(await fetch("reports/index.html", { method: "HEAD" })).ok;
  if (query.get("autorun") === "1") {
    await start();
  }
};

begin().catch((e) => problem(`The page could not begin: ${e.message}`));
