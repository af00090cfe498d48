/// Three versions of a record's cells put together: what was read, what stands now, and what somebody wants.
public struct EditMerge: Hashable, Sendable {
    /// A field that both sides changed, each otherwise.
    public struct Conflict: Hashable, Sendable {
        /// The field.
        public let field: String
        /// What it was when the record was read.
        public let base: String
        /// What somebody else made of it since.
        public let theirs: String
        /// What this edit wants it to be.
        public let yours: String
    }

    /// The cells with every change of either side; of a field in conflict what this edit wants.
    public let cells: [String: String]
    /// The fields that this edit changes from what stands now.
    public let changed: [String]
    /// The fields that somebody else changed since and this edit leaves alone.
    public let taken: [String]
    /// The fields that both sides changed.
    public let conflicts: [Conflict]

    /// Merges.
    ///
    /// - Parameters:
    ///   - fields: The names of the fields, in their order.
    ///   - base: The cells of the record as it was read.
    ///   - theirs: The cells of the record as it stands now.
    ///   - yours: The cells that the edit gives; a field that is not among them is left as it is.
    init(_ fields: [String], base: [String: String], theirs: [String: String], yours: [String: String]) {
        var cells = theirs
        var (changed, taken): ([String], [String]) = ([], [])
        var conflicts: [Conflict] = []
        for field in fields {
            let (was, now) = (base[field] ?? "", theirs[field] ?? "")
            let wanted = yours[field].map(Self.trimmed) ?? was
            if wanted == was {
                if now != was { taken.append(field) }
                continue
            }
            cells[field] = wanted
            guard wanted != now else { continue }
            changed.append(field)
            if now != was { conflicts.append(Conflict(field: field, base: was, theirs: now, yours: wanted)) }
        }
        self.cells = cells
        self.changed = changed
        self.taken = taken
        self.conflicts = conflicts
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
