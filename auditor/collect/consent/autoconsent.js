// Before autoconsent's own script, in a world of ours: what it says is kept until it is asked for.
(() => {
  const said = [];
  globalThis.autoconsentSendMessage = (message) => {
    said.push(message);
    return Promise.resolve();
  };
  globalThis.auditorHear = () => JSON.stringify(said.splice(0));
})();
