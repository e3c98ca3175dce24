import js from "@eslint/js";
import globals from "globals";

import { noClobbered, noNamedElement } from "./clobbering.js";

/** Each file is one function expression, which `auditor/collect/page/bundle.py` puts into a call or into the library. */
export default [
  js.configs.recommended,
  {
    files: ["auditor/collect/**/*.js"],
    plugins: { auditor: { rules: { "no-clobbered": noClobbered, "no-named-element": noNamedElement } } },
    languageOptions: { sourceType: "script", globals: globals.browser },
    rules: {
      "auditor/no-clobbered": "error",
      "auditor/no-named-element": "error",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      "no-empty": ["error", { allowEmptyCatch: true }],
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
    },
  },
  { files: ["**/lib/unclobbered.js"], rules: { "auditor/no-clobbered": "off" } },
];
