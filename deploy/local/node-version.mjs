// Imported first by every entry script, so that an old Node says what is wrong before anything else runs.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 18)) {
  console.error(`Node ${process.versions.node} is too old: Smart Licensing needs Node 20.18 or newer.`);
  console.error('Install a current Node (for example with your package manager or nvm) and run the command again.');
  process.exit(1);
}
