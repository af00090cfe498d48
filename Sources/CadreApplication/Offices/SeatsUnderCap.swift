public import CadreDomain
import CadrePlanning

/// The cap on service members in a country on a day: which positions count, who holds the seats, when one comes free.
public struct SeatsUnderCap: Sendable {
    /// The country.
    public let country: Country
    /// The cap in force.
    public let cap: StrengthCap
    /// The positions that count, held ones first by planned end.
    public let positions: [PositionRow]
    /// How many service members hold them.
    public let takenCount: Int
    /// Where every one of the positions is listed.
    public let rows: Address

    /// The first planned end among those who hold a seat; nil while a seat is free.
    public var firstFreeOn: Day? {
        takenCount < cap.limit ? nil : positions.filter(\.status.isFilled).compactMap(\.status.plannedEnd).min()
    }

    /// Reads the seats of a country; nil where no cap is in force or no position counts.
    init?(of code: CountryCode, in snapshot: RegisterSnapshot, on day: Day, for caller: Caller) {
        guard let cap = snapshot.reference.strengthCap(in: code, on: day),
            let country = snapshot.reference.country(code)
        else { return nil }
        let counted = snapshot.view(on: day).positions(for: caller).filter {
            $0.position.country == code && $0.position.countsTowardCap && $0.position.kind == .military
        }
        guard !counted.isEmpty else { return nil }
        self.country = country
        self.cap = cap
        positions = counted.sorted {
            ($0.status.plannedEnd ?? .endless, $0.position.id) < ($1.status.plannedEnd ?? .endless, $1.position.id)
        }
        takenCount = counted.reduce(0) { $0 + $1.status.incumbentCount }
        rows = Address(
            "/positions",
            [
                QueryItem("country", code.rawValue), QueryItem("counts_toward_cap", "yes"),
                QueryItem("kind", PersonnelKind.military.rawValue), QueryItem("as_of", day.description),
            ]
        )
    }

    /// How the cap stands, in one sentence.
    public var sentence: String {
        let head =
            "\(Grouped.count(takenCount, "member")) of the armed forces \(takenCount == 1 ? "serves" : "serve") in "
            + "\(country.name) under the cap of \(cap.limit) (\(cap.citation)); "
        guard let firstFreeOn else {
            let free = cap.limit - takenCount
            return head + "\(Grouped.count(free, "seat")) \(free == 1 ? "is" : "are") free."
        }
        let empty = positions.filter(\.status.isVacant).map(\.position.number)
        return head + "the first is planned to leave on \(firstFreeOn.prose)"
            + (empty.isEmpty ? "." : ", and until then \(empty.joined(separator: ", ")) cannot be filled.")
    }

    /// The positions that count, as a table.
    var table: DataTable {
        let names = ["number", "title", "incumbent_name", "incumbent", "planned_end", "status"]
        let columns = names.compactMap { name in PositionRow.columns.first { $0.name == name } }
        return DataTable(
            name: "cap_positions", title: "Positions that count toward the cap on service members",
            columns: columns.map(TableColumn.init),
            rows: positions.map { row in
                TableRow(columns.map { $0.value(row) }, links: [0: Address("/positions/\(row.position.id)")])
            }
        )
    }

    /// The cap as single facts.
    var figures: [Figure] {
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        return [
            figure("cap_limit", "Cap", .int(cap.limit), "The most service members who may serve there."),
            figure("cap_taken", "Seats taken", .int(takenCount), "Service members in positions that count."),
            figure("cap_citation", "Law", .text(cap.citation), "Where the cap comes from."),
            figure(
                "cap_free_on", "Next seat", .optional(firstFreeOn),
                "The first planned end among those who hold a seat; missing while a seat is free."
            ),
        ]
    }
}
