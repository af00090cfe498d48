import CadreDomain

/// A field of a record of which sources tell: its value as text, and how the text becomes the value again.
struct SourcedField<Record>: Sendable {
    /// The name, as in the record's JSON where that has one member for it.
    let name: String
    /// The value as text; empty for nothing.
    let value: @Sendable (Record) -> String
    /// Writes the value; false where the text is none.
    let set: @Sendable (inout Record, String) -> Bool

    init(
        _ name: String, value: @escaping @Sendable (Record) -> String,
        set: @escaping @Sendable (inout Record, String) -> Bool
    ) {
        self.name = name
        self.value = value
        self.set = set
    }

    /// A field that always has a value.
    init<Value>(
        _ name: String, _ path: any WritableKeyPath<Record, Value> & Sendable,
        write: @escaping @Sendable (Value) -> String, read: @escaping @Sendable (String) -> Value?
    ) {
        self.init(name) {
            write($0[keyPath: path])
        } set: { record, text in
            guard let value = read(text) else { return false }
            record[keyPath: path] = value
            return true
        }
    }

    /// A field that may have none.
    init<Value>(
        optional name: String, _ path: any WritableKeyPath<Record, Value?> & Sendable,
        write: @escaping @Sendable (Value) -> String, read: @escaping @Sendable (String) -> Value?
    ) {
        self.init(name) {
            $0[keyPath: path].map(write) ?? ""
        } set: { record, text in
            let value = text.isEmpty ? nil : read(text)
            guard text.isEmpty || value != nil else { return false }
            record[keyPath: path] = value
            return true
        }
    }

    /// A text.
    init(text name: String, _ path: any WritableKeyPath<Record, String> & Sendable) {
        self.init(name, path, write: { $0 }, read: { $0 })
    }

    /// Words apart by semicolons.
    init(list name: String, _ path: any WritableKeyPath<Record, [String]> & Sendable) {
        self.init(name, path, write: { $0.joined(separator: ";") }, read: { $0.split(separator: ";").map(String.init) })
    }

    /// Yes or no.
    init(flag name: String, _ path: any WritableKeyPath<Record, Bool> & Sendable) {
        self.init(name, path, write: { $0 ? "yes" : "no" }, read: { ["yes": true, "no": false][$0] })
    }

    /// The end of a version.
    init(end path: any WritableKeyPath<Record, DayRange> & Sendable) {
        self.init(SourceRow.endField) {
            $0[keyPath: path].knownEnd?.description ?? ""
        } set: { record, text in
            let start = record[keyPath: path].start
            guard !text.isEmpty else {
                record[keyPath: path] = DayRange(from: start)
                return true
            }
            guard let end = Day(text), let days = DayRange(start: start, end: end) else { return false }
            record[keyPath: path] = days
            return true
        }
    }
}

extension ImportedRecord {
    /// What the record says, field by field.
    var said: [(field: String, value: String)] { Self.sourcedFields.map { ($0.name, $0.value(self)) } }

    /// The version of a record in force on a day; the record where records have no versions; nil where there is none.
    ///
    /// - Complexity: O(log n).
    static func standing(_ id: ID<Self>, on day: Day, in register: Register) -> Self? {
        let records = records(register)
        var (low, high) = (records.startIndex, records.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return records[low...].prefix { $0.id == id }
            .first { $0.versionStart == nil || $0.validity.contains(day) }
    }
}
