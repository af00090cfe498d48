public import CadreDomain
public import CadrePlanning

/// A record that a rule of quality finds fault with, as a row of work.
public struct QualityFault: Sendable {
    /// The rule.
    public let rule: QualityRule
    /// The identity of the record.
    public let record: String
    /// What the record is called.
    public let name: String
    /// The office that it belongs to: itself, that of the position, or that of the position held; nil where none is.
    public let office: Office?
    /// What is wrong.
    public let detail: String

    /// The page of the record.
    public var address: Address {
        switch rule.noun {
        case .office: Address("/offices/\(record)")
        case .position: Address("/positions/\(record)")
        case .person: Address("/people/\(record)")
        }
    }

    /// The columns of the list, in the order of exports.
    public static let columns: [Column<QualityFault>] = [
        Column("record", "Record", .text, "The identity of the record.", isDefault: true) { .text($0.record) },
        Column("name", "Name", .text, "What the record is called.", isDefault: true) { .text($0.name) },
        Column("noun", "Noun", .choice(QualityRule.Noun.allCases.map(\.rawValue)), "What kind of record it is.") {
            .text($0.rule.noun.rawValue)
        },
        Column("field", "Field", .text, "The field that is measured, by its column.", isDefault: true) {
            .text($0.rule.field)
        },
        Column(
            "measure", "Measure", .choice(QualityRule.Measure.allCases.map(\.rawValue)),
            "What is measured of the field.",
            isDefault: true
        ) { .text($0.rule.measure.rawValue) },
        Column("rule", "Rule", .text, "The rule that finds fault.") { .text($0.rule.identifier) },
        Column(
            "office", "Office", .text, "The code of the office; missing for people who hold no position.",
            isDefault: true
        ) { .optional($0.office?.code) },
        Column("command", "Command", .command, "The command of the office.") {
            .optional($0.office.map { $0.command?.rawValue ?? "none" })
        },
        Column("detail", "What is wrong", .text, "What is wrong, with the values.", isDefault: true) {
            .text($0.detail)
        },
        Column("fix", "What mends it", .text, "What to do.", isDefault: true) { .text($0.rule.fix) },
    ]

    /// Filters, orders and cuts faults.
    static let reader = ListReader<QualityFault>(
        columns: columns, identity: { "\($0.record) \($0.rule.identifier)" },
        searched: { [$0.record, $0.name, $0.office?.code ?? ""] }
    )
}

/// What every rule of quality finds in the records of a day.
struct QualityCount: Sendable {
    /// A rule with how many records it was asked of; nil where its threshold is on no record of the day.
    struct Asked: Sendable {
        let rule: QualityRule
        let recordCount: Int?
        let faultCount: Int
    }

    /// Every fault.
    let faults: [QualityFault]
    /// Every rule.
    let asked: [Asked]
    /// How many records each office has, by code; people by the position held.
    let recordCounts: [String: Int]

    /// Asks every rule of every record.
    ///
    /// - Parameter lastTold: When the journal last tells of a record, by its identity.
    init(_ view: DayView, _ snapshot: RegisterSnapshot, on day: Day, lastTold: [String: Day]) {
        let reference = snapshot.reference
        typealias Row = (record: QualityRecord, id: String, name: String, office: Office?)
        func row(_ subject: QualityRecord.Subject, _ id: String, _ name: String, _ office: Office?) -> Row {
            (QualityRecord(subject, on: day, lastTold: lastTold[id], reference), id, name, office)
        }
        let rows: [QualityRule.Noun: [Row]] = [
            .office: snapshot.register.offices.filter { $0.validity.contains(day) }.map {
                row(.office($0), $0.id.rawValue, $0.name, $0)
            },
            .position: view.positions.map {
                row(
                    .position($0.position, office: $0.office, $0.status), $0.position.id.rawValue,
                    "\($0.position.number) \($0.position.title)", $0.office)
            },
            .person: view.people.map {
                let office = $0.position.flatMap { snapshot.office($0.office, on: day) }
                return row(.person($0.person), $0.person.id.rawValue, $0.person.name, office)
            },
        ]
        var faults: [QualityFault] = []
        asked = QualityRule.all.map { rule in
            let days = reference.qualityThreshold(of: rule.identifier, on: day)?.days
            guard days != nil || !rule.takesDays else { return Asked(rule: rule, recordCount: nil, faultCount: 0) }
            let asked = rows[rule.noun] ?? []
            let found = asked.compactMap { row in
                rule.fault(of: row.record, days: days ?? 0).map {
                    QualityFault(rule: rule, record: row.id, name: row.name, office: row.office, detail: $0)
                }
            }
            faults += found
            return Asked(rule: rule, recordCount: asked.count, faultCount: found.count)
        }
        self.faults = faults
        recordCounts = Dictionary(
            rows.values.joined().compactMap { row in row.office.map { ($0.code, 1) } }, uniquingKeysWith: +)
    }
}
