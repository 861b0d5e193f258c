// Where the queue keeps its entries: IndexedDB, or memory when the browser refuses it (private windows, strict iframes).

const NAME = "leerspoor";
const TABLE = "statements";

export class MemoryStore {
    #entries = new Map();
    #last = 0;

    async add(entry) {
        this.#entries.set(++this.#last, entry);
        return this.#last;
    }

    async update(entry) {
        this.#entries.set(entry.id, entry);
    }

    async remove(ids) {
        ids.forEach((id) => this.#entries.delete(id));
    }

    async list(channel) {
        return [...this.#entries].filter(([, entry]) => entry.channel === channel).map(([id, entry]) => ({ ...entry, id }));
    }
}

class DatabaseStore {
    constructor(database) {
        this.database = database;
    }

    #do(mode, action) {
        return new Promise((resolve, reject) => {
            const transaction = this.database.transaction(TABLE, mode);
            const request = action(transaction.objectStore(TABLE));
            transaction.oncomplete = () => resolve(request?.result);
            transaction.onabort = transaction.onerror = () => reject(transaction.error);
        });
    }

    add({ id: _, ...entry }) {
        return this.#do("readwrite", (table) => table.add(entry));
    }

    update({ id, ...entry }) {
        return this.#do("readwrite", (table) => table.put(entry, id));
    }

    remove(ids) {
        return this.#do("readwrite", (table) => void ids.forEach((id) => table.delete(id)));
    }

    list(channel) {
        const found = [];
        return this.#do("readonly", (table) => {
            table.index("channel").openCursor(IDBKeyRange.only(channel)).onsuccess = ({ target: { result: cursor } }) => {
                if (!cursor) return;
                found.push({ ...cursor.value, id: cursor.primaryKey });
                cursor.continue();
            };
        }).then(() => found);
    }
}

/** Falls back to memory for good at the first refusal, keeping what it was given. */
export class SafeStore {
    constructor(store) {
        this.store = store;
    }

    /** Whether what it holds goes with the page. */
    get volatile() {
        return this.store instanceof MemoryStore;
    }

    async #try(action) {
        try {
            return await action(this.store);
        } catch {
            if (!this.volatile) this.store = new MemoryStore();
            return action(this.store);
        }
    }

    add(entry) {
        return this.#try((store) => store.add(entry));
    }

    update(entry) {
        return this.#try((store) => store.update(entry));
    }

    remove(ids) {
        return this.#try((store) => store.remove(ids));
    }

    list(channel) {
        return this.#try((store) => store.list(channel));
    }
}

/** Takes its time on a phone, so a page asks once, and early. */
export function openStore() {
    return openDatabase().catch(() => new MemoryStore()).then((store) => new SafeStore(store));
}

function openDatabase() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(NAME, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { autoIncrement: true }).createIndex("channel", "channel");
        request.onsuccess = () => resolve(new DatabaseStore(request.result));
        request.onerror = request.onblocked = () => reject(request.error);
        setTimeout(() => reject(new Error("IndexedDB does not answer")), 3000);
    });
}
