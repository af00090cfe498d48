public import CadreDomain
import CadrePlanning

/// The quality of the data: what rules of completeness, validity, freshness and conflict find, by field and by office.
public struct ShowQuality: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let attestations: any AttestationStore

    /// The tables, the first of which files hold unless another is asked for.
    public static let tableNames = ["fields", "offices", "rules"]

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, attestations: any AttestationStore) {
        self.keeper = keeper
        self.journal = journal
        self.attestations = attestations
    }

    /// Measures the records of a day; every person is looked at, so that only who may read all of them is answered.
    public func callAsFunction(asOf: Day?, for caller: Caller) async throws(Refusal) -> Sheet {
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let count = try await self.count(snapshot, on: day, for: caller)
        let records = count.asked.reduce(0) { $0 + ($1.recordCount ?? 0) }
        return Sheet(
            title: "Data quality",
            answer: "\(Grouped.count(count.faults.count, "fault")) in \(Grouped.count(records, "check")) of "
                + "\(Grouped.count(count.asked.count { $0.recordCount != nil }, "rule")).",
            asOf: day, journalIndex: snapshot.journalIndex,
            figures: QualityRule.Measure.allCases.map { measure in
                Figure(
                    name: measure.rawValue, title: Self.title(measure),
                    value: .int(count.faults.count { $0.rule.measure == measure }),
                    definition: "Records that a rule of \(measure.rawValue) finds fault with, once for each rule.",
                    rows: Self.rows([QueryItem("measure", measure.rawValue)], day)
                )
            },
            tables: [Self.fields(count, day), Self.offices(count, day), Self.rules(snapshot.reference, day)],
            notes: [
                "Thresholds are those of quality_thresholds.csv, which are unverified placeholders until edited."
            ]
        )
    }

    /// One page, or all, of the faults that match.
    public func faults(
        _ items: [QueryItem], isWhole: Bool, for caller: Caller
    ) async throws(Refusal) -> ListPage<QualityFault> {
        let snapshot = await keeper.snapshot
        let query = try snapshot.query(items, columns: QualityFault.columns)
        let day = query.asOf ?? snapshot.today
        let faults = try await count(snapshot, on: day, for: caller).faults
        return isWhole
            ? QualityFault.reader.whole(faults, query, asOf: day, journalIndex: snapshot.journalIndex)
            : try QualityFault.reader.page(faults, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    private func count(
        _ snapshot: RegisterSnapshot, on day: Day, for caller: Caller
    ) async throws(Refusal) -> QualityCount {
        try AccessPolicy.check(caller, may: .readPeople)
        return QualityCount(
            snapshot.view(on: day), snapshot, on: day, lastTold: try await lastTold(snapshot, on: day))
    }

    /// The day on which each record was last changed, as the journal tells, or confirmed by an attestation.
    ///
    /// A record without an entry of its own is as old as the register: it came with the first entry of the journal.
    private func lastTold(_ snapshot: RegisterSnapshot, on day: Day) async throws(Refusal) -> [String: Day] {
        let register = snapshot.register
        var told: [String: Day] = [:]
        func tell(_ id: String, _ moment: Timestamp) {
            let on = snapshot.calendar.day(of: moment)
            if on <= day { told[id] = max(told[id] ?? on, on) }
        }
        do throws(StoreError) {
            if let first = try await journal.entries(after: 0, limit: 1).first {
                for id in Set(register.offices.map(\.id.rawValue)) { tell(id, first.at) }
                for id in Set(register.positions.map(\.id.rawValue)) { tell(id, first.at) }
                for id in Set(register.people.map(\.id.rawValue)) { tell(id, first.at) }
            }
            // In a world with a today of its own every entry counts to that day.
            let before = snapshot.isDemo ? nil : Timestamp(startOf: day.next)
            for noun in QualityRule.Noun.allCases {
                for (id, moment) in try await journal.lastMoments(of: noun.rawValue, before: before) {
                    tell(id, moment)
                }
            }
            for campaign in try await attestations.campaigns() {
                for said in try await attestations.attestations(in: campaign.id) {
                    guard let receipt = said.receipt else { continue }
                    for answer in said.answers where answer.note == nil { tell(answer.position.rawValue, receipt.at) }
                }
            }
        } catch {
            throw Refusal(error)
        }
        return told
    }

    private static func title(_ measure: QualityRule.Measure) -> String {
        switch measure {
        case .completeness: "Missing"
        case .validity: "Not valid"
        case .freshness: "Not fresh"
        case .conflict: "In conflict"
        }
    }

    private static func rows(_ items: [QueryItem], _ day: Day) -> Address {
        Address("/quality/faults", items + [QueryItem("as_of", day.description)])
    }

    /// Each field of each noun with what its rule finds.
    private static func fields(_ count: QualityCount, _ day: Day) -> DataTable {
        DataTable(
            name: "fields", title: "Quality by field",
            columns: [
                TableColumn("noun", "Noun"), TableColumn("field", "Field"), TableColumn("measure", "Measure"),
                TableColumn("rule", "Rule"), TableColumn("records", "Records", "Records asked.", isNumber: true),
                TableColumn("faults", "Faults", "Records that the rule finds fault with.", isNumber: true),
                TableColumn("good", "Good, %", "Records without fault of those asked.", kind: .share),
            ],
            rows: count.asked.map { asked in
                let rule = asked.rule
                let good = asked.recordCount.flatMap { records in
                    records == 0 ? nil : ((records - asked.faultCount) * 1_000 + records / 2) / records
                }
                return TableRow(
                    [
                        .text(rule.noun.rawValue), .text(rule.field), .text(rule.measure.rawValue),
                        .text(rule.identifier), .optional(asked.recordCount),
                        asked.recordCount == nil ? .missing : .int(asked.faultCount), .share(permille: good),
                    ],
                    links: asked.recordCount == nil ? [:] : [5: rows([QueryItem("rule", rule.identifier)], day)]
                )
            }
        )
    }

    /// Each office with the faults of its records by measure, the most first.
    private static func offices(_ count: QualityCount, _ day: Day) -> DataTable {
        let faults = Dictionary(grouping: count.faults) { $0.office?.code ?? "" }
        let names = Dictionary(count.faults.map { ($0.office?.code ?? "", $0.office?.name ?? "no office") }) {
            first, _ in
            first
        }
        let measures = QualityRule.Measure.allCases
        let codes = faults.keys.sorted { (-(faults[$0]?.count ?? 0), $0) < (-(faults[$1]?.count ?? 0), $1) }
        return DataTable(
            name: "offices", title: "Quality by office",
            columns: [
                TableColumn("office", "Office"), TableColumn("name", "Name"),
                TableColumn("records", "Records", "Offices, positions and people held.", isNumber: true),
            ] + measures.map { TableColumn($0.rawValue, title($0), isNumber: true) },
            rows: codes.map { code in
                let own = faults[code] ?? []
                let filter = code.isEmpty ? QueryItem("office__isnull", "1") : QueryItem("office", code)
                return TableRow(
                    [
                        .optional(code.isEmpty ? nil : code), .text(names[code] ?? ""),
                        .optional(count.recordCounts[code]),
                    ] + measures.map { measure in .int(own.count { $0.rule.measure == measure }) },
                    links: Dictionary(
                        uniqueKeysWithValues: measures.enumerated().map { index, measure in
                            (index + 3, rows([filter, QueryItem("measure", measure.rawValue)], day))
                        }
                    )
                )
            }
        )
    }

    /// The rules with their thresholds on the day.
    private static func rules(_ reference: ReferenceTables, _ day: Day) -> DataTable {
        DataTable(
            name: "rules", title: "Rules of quality",
            columns: [
                TableColumn("rule", "Rule"), TableColumn("version", "Version", isNumber: true),
                TableColumn("days", "Threshold, days", isNumber: true), TableColumn("sentence", "What has to be so"),
                TableColumn("fix", "What mends it"), TableColumn("source", "Source"),
            ],
            rows: QualityRule.all.map { rule in
                let threshold = reference.qualityThreshold(of: rule.identifier, on: day)
                return TableRow([
                    .text(rule.identifier), .int(rule.version), .optional(threshold?.days), .text(rule.sentence),
                    .text(rule.fix), .text(rule.source),
                ])
            }
        )
    }
}
