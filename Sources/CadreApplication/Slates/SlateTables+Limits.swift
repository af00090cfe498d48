import CadreDomain
import CadrePlanning

/// The tables of what limits do to a slate.
extension SlateTables {
    /// Every limit, how it is kept, and what it costs; empty where there is none.
    var limits: DataTable {
        DataTable(
            name: "limits", title: "Limits",
            columns: Self.limitColumns,
            rows: (open.plan.limited?.outcomes ?? []).map { outcome in
                TableRow([
                    .text(outcome.limit.description), .text(outcome.limit.kind.rawValue), .text(outcome.title),
                    .text(outcome.needed), .text(outcome.found), .optional(outcome.price), .optional(outcome.priceMax),
                    .flag(outcome.isPriceExact),
                ])
            }
        )
    }

    /// Every opening that the best slate without limits fills otherwise; nil where there are no limits.
    var limited: DataTable? {
        open.plan.limited.map { limited in
            DataTable(
                name: "limited", title: "Decided by limits",
                columns: Self.limitedColumns,
                rows: limited.changes.map { change in
                    let items = [QueryItem("position", change.position.rawValue)]
                    func name(_ person: ID<Person>?) -> Cell {
                        .optional(person.flatMap { open.problem.candidate($0)?.person.name })
                    }
                    return TableRow(
                        [
                            .text(change.position.rawValue),
                            .optional(open.problem.opening(change.position)?.position.title),
                            .optional(change.person?.rawValue), name(change.person), .int(change.points),
                            .optional(change.personWithout?.rawValue), name(change.personWithout),
                            .int(change.pointsWithout), .int(change.points - change.pointsWithout),
                            .text(change.limits.map(\.description).joined(separator: "; ")),
                        ],
                        links: [0: Address("/slates/\(open.stored.slate.id)/explain", items)]
                    )
                }
            )
        }
    }
}
