public import CadreDomain

/// A source as the list of sources shows it.
public struct ListedSource: Sendable {
    /// The source.
    public let source: Source
    /// Its newest delivery; nil where it has delivered nothing.
    public let last: SourceDelivery?
    /// The day on which that was.
    public let lastOn: Day?
    /// How many deliveries there were.
    public let deliveryCount: Int
    /// Of how many records it speaks.
    public let recordCount: Int
    /// How many open disagreements it takes part in.
    public let openCount: Int
    /// The day that counts as today.
    public let today: Day

    /// The day by which the next delivery is due; nil where there was none yet.
    public var dueOn: Day? { lastOn?.adding(days: source.cadenceDays) }

    /// The open disagreements that it takes part in.
    public var openAddress: Address {
        Address(
            "/disagreements",
            [QueryItem("sources__contains", source.id.rawValue), QueryItem("state__ne", "decided")]
        )
    }

    /// Whether the next delivery was due before today.
    public var isOverdue: Bool { dueOn.map { $0 < today } ?? false }

    /// The columns of the list, in the order of exports.
    public static let columns: [Column<ListedSource>] = [
        Column("id", "Source", .text, "The code of the source.", isDefault: true) { .text($0.source.id.rawValue) },
        Column("name", "Name", .text, "What it is called.", isDefault: true) { .text($0.source.name) },
        Column("owner", "Owner", .text, "The organization that keeps it.", isDefault: true) { .text($0.source.owner) },
        Column("steward", "Steward", .text, "Who answers for it towards the register.", isDefault: true) {
            .text($0.source.steward)
        },
        Column(
            "cadence_days", "Cadence, days", .int, "How many days lie between two deliveries at most.", isDefault: true
        ) { .int($0.source.cadenceDays) },
        Column("last_delivery", "Last delivery", .day, "When it last delivered.", isDefault: true) {
            .optional($0.lastOn)
        },
        Column("due_on", "Next due", .day, "When its next delivery is due by its cadence.", isDefault: true) {
            .optional($0.dueOn)
        },
        Column("overdue", "Overdue", .flag, "Whether the next delivery was due before today.") {
            .flag($0.isOverdue)
        },
        Column("deliveries", "Deliveries", .int, "How often it has delivered.") { .int($0.deliveryCount) },
        Column("records", "Records", .int, "Of how many records it speaks.", isDefault: true) { .int($0.recordCount) },
        Column(
            "open_disagreements", "Open disagreements", .int,
            "Fields of which it and another source say different things, and nobody's decision stands.", isDefault: true
        ) { .int($0.openCount) },
        Column("synthetic", "Synthetic", .flag, "Whether it was made up for a demo.") { .flag($0.source.isSynthetic) },
    ]

    /// Filters, orders and cuts sources.
    static let reader = ListReader<ListedSource>(
        columns: columns, identity: { $0.source.id.rawValue },
        searched: { [$0.source.id.rawValue, $0.source.name, $0.source.owner, $0.source.steward] }
    )

    /// Every source as it stands today.
    static func all(_ snapshot: RegisterSnapshot) -> [ListedSource] {
        var records: [ID<Source>: Int] = [:]
        for key in snapshot.sources.records {
            for source in Set(snapshot.sources.rows(of: key).map(\.source)) { records[source, default: 0] += 1 }
        }
        var open: [ID<Source>: Int] = [:]
        for found in snapshot.disagreements(on: snapshot.today) where found.state != .decided {
            for evidence in found.evidence { open[evidence.source.id, default: 0] += 1 }
        }
        let deliveries = Dictionary(grouping: snapshot.sources.deliveries, by: \.source)
        return snapshot.sources.sources.map { source in
            let own = deliveries[source.id] ?? []
            return ListedSource(
                source: source, last: own.last, lastOn: own.last.map { snapshot.calendar.day(of: $0.at) },
                deliveryCount: own.count, recordCount: records[source.id] ?? 0, openCount: open[source.id] ?? 0,
                today: snapshot.today
            )
        }
    }
}
