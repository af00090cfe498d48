/// A field of frozen input that differs between two runs, or a record that only one of them has.
public struct InputDifference: Hashable, Sendable {
    /// What kind of record it is, such as `opening` or `rule`.
    public let kind: String
    /// The record: an identity, a code or the identifier of a rule; empty where there is only one.
    public let record: String
    /// The name of the field; nil where only one of the runs has the record.
    public let field: String?
    /// The value before, as frozen; nil where that run does not have the record.
    public let before: String?
    /// The value after, as frozen; nil where that run does not have the record.
    public let after: String?

    /// Stands for the value of a record that the other run does not have.
    public static let listed = "listed"

    /// Compares all that two problems freeze, decisions and lines kept left out; empty exactly where the rest is the
    /// same.
    ///
    /// - Complexity: O(size of the texts).
    static func between(_ before: SlateProblem, _ after: SlateProblem) -> [InputDifference] {
        guard before != after else { return [] }
        let lines = [before, after].map { Self.lines(of: $0.replacingPins([]).keeping(nil)) }
        let known = lines.map(Set.init)
        let records = [(0, 1), (1, 0)].map { own, other in
            lines[own].filter { !known[other].contains($0) }.compactMap { FrozenRecord($0) }
        }
        return Sides.merged(records[0], records[1], key: \.key).flatMap { key, sides in differences(key, sides) }
    }

    /// The lines of a frozen text; what lines of their own say of an opening follows it, a word and a day each.
    private static func lines(of problem: SlateProblem) -> [Substring] {
        var lines: [Substring] = []
        for line in FrozenInput.text(of: problem).split(separator: "\n") {
            let isOfOpening = FrozenRecord.linesOfOpenings.contains { line.hasPrefix($0 + "\t") }
            if isOfOpening, let opening = lines.popLast() {
                lines.append(opening + "\t" + line)
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    private static func differences(_ key: FrozenRecord.Key, _ sides: Sides<FrozenRecord>) -> [InputDifference] {
        guard let before = sides.before, let after = sides.after else {
            return [
                InputDifference(
                    kind: key.word, record: key.record, field: nil, before: sides.before.map { _ in listed },
                    after: sides.after.map { _ in listed }
                )
            ]
        }
        let count = max(before.values.count, after.values.count)
        return (0..<count).compactMap { index in
            let values = [before, after].map { $0.values.indices.contains(index) ? $0.values[index] : nil }
            guard values[0] != values[1] else { return nil }
            return InputDifference(
                kind: key.word, record: key.record, field: key.name(ofField: index), before: values[0],
                after: values[1]
            )
        }
    }
}

/// A line of frozen input, taken apart.
struct FrozenRecord {
    /// Which record a line is of.
    struct Key: Hashable, Comparable {
        let word: String
        let record: String
        fileprivate let order: Int

        /// The name of a field; its number where it has none.
        func name(ofField index: Int) -> String {
            let names = FrozenRecord.layouts[order].fields
            return names.indices.contains(index) ? names[index] : String(index + 1)
        }

        static func < (left: Key, right: Key) -> Bool { (left.order, left.record) < (right.order, right.record) }
    }

    let key: Key
    let values: [String]

    /// Reads a line; nil for one with an unknown word.
    init?(_ line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard let word = parts.first, let order = Self.layouts.firstIndex(where: { $0.word == word }) else {
            return nil
        }
        var values = Array(parts.dropFirst())
        if word == "opening" {
            let said = values.dropFirst(Self.layouts[order].fields.count - Self.linesOfOpenings.count)
            values.removeLast(said.count)
            values += Self.linesOfOpenings.map { line in
                said.firstIndex(of: line).map { said[said.index(after: $0)] } ?? "-"
            }
        }
        let record = Self.layouts[order].identity.flatMap { values.indices.contains($0) ? values[$0] : nil }
        // A person has one such line for each version, told apart by its first day.
        let version = word == "record" && values.count > 1 ? " from \(values[values.count - 2])" : ""
        key = Key(
            word: word, record: (record.flatMap { FrozenFields.unescaped($0[...]) } ?? "") + version, order: order
        )
        self.values = values
    }

    /// The words of the lines that say more of the opening before them, in the order of the last fields of one.
    fileprivate static let linesOfOpenings = ["overlap", "recorded"]

    private static let personFields = [
        "person", "name", "service", "kind", "grade", "specialties", "clearance", "clearance_until",
        "stated_available_from", "constraints", "valid_from", "valid_to",
    ]

    /// The fields of each kind of line, in the order in which ``FrozenInput`` writes them, and which names the record.
    static let layouts: [(word: String, fields: [String], identity: Int?)] = [
        ("today", ["day"], nil),
        ("window", ["start", "end"], nil),
        ("seed", ["seed"], nil),
        ("figures", ["certification_days_min", "late_arrival_days_max"], nil),
        ("scheme", ["scheme", "valid_from", "valid_to", "confidence", "source"], 0),
        ("rule", ["rule", "version", "weight"], 0),
        ("language", ["code", "name"], 0),
        ("cap", ["country", "name", "limit", "citation", "holdings"], 0),
        ("limit-figures", ["step_count_max", "move_cents_within_area", "move_cents_farther"], nil),
        ("office", ["office", "code"], 0),
        ("limit", ["limit"], 0),
        ("limit-base", ["slate"], nil),
        (
            "opening",
            [
                "vacant_from", "report_day", "region", "position", "number", "title", "office", "country", "post",
                "command", "service", "kind", "grade_min", "grade_max", "specialty", "sc_code", "clearance",
                "languages", "tour_accompanied", "tour_unaccompanied", "key_billet", "joint_duty", "funding",
                "counts_toward_cap", "state", "valid_from", "valid_to", "overlap_from", "recorded_from",
            ], 3
        ),
        (
            "candidate",
            [
                "available_from", "station_position", "station_office", "station_country", "station_region",
                "countries", "regions", "offices", "overseas_months",
            ] + personFields, 9
        ),
        ("record", personFields, 0),
        ("qualification", ["qualification", "person", "earned", "good_until", "kind", "code", "level", "area"], 0),
    ]
}
