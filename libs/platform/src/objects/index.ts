// Entered by its own name, `@licensing/platform/objects`: a child process that only opens files loads no framework.
export { DurableFolder } from './durable-folder';
export { FolderVault } from './folder-vault';
export { ObjectError, type ObjectFault } from './object-error';
export { OBJECT_VAULT, type ObjectVault, type StoredObject } from './object-vault';
