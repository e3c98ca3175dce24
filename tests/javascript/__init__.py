"""What checks the JavaScript: eslint with a rule of our own, TypeScript over the types of the library, prettier."""
