/** Make something once in a build; in `dev` afresh each time, since its content changes. */
export function oncePerBuild<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    if (import.meta.env.DEV) return make();
    made ??= make();
    return made;
  };
}

/** Make something once in a build for each of several objects; in `dev` afresh each time. */
export function oncePerObject<Key extends object, Value>(
  make: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const made = new WeakMap<Key, Promise<Value>>();
  return (key) => {
    if (import.meta.env.DEV) return make(key);
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
