import CadreDomain

extension SlateTables {
    /// The columns of every table, by name; the first table is shown unless another is asked for.
    static let columns: [(name: String, columns: [TableColumn])] = [
        ("lines", lineColumns), ("unfilled", unfilledColumns), ("unplaced", unplacedColumns), ("pins", pinColumns),
        ("overrides", overrideColumns), ("limits", limitColumns), ("limited", limitedColumns),
    ]

    /// The columns of who goes where.
    static let lineColumns = [
        TableColumn("position", "Position"), TableColumn("title", "Title"),
        TableColumn("country", "Country", kind: .country), TableColumn("key_billet", "Key billet", kind: .flag),
        TableColumn("person", "Person"), TableColumn("name", "Name"), TableColumn("grade", "Grade", kind: .grade),
        TableColumn("report_day", "Reports", kind: .day), TableColumn("planned_end", "Planned end", kind: .day),
        TableColumn("points", "Points", isNumber: true), TableColumn("pinned", "Pinned", kind: .flag),
    ]

    /// The columns of what stays empty.
    static let unfilledColumns = [
        TableColumn("position", "Position"), TableColumn("title", "Title"),
        TableColumn("country", "Country", kind: .country), TableColumn("key_billet", "Key billet", kind: .flag),
        TableColumn("report_day", "Wanted from", kind: .day),
        TableColumn("eligible", "Eligible", "Candidates who pass every gate.", isNumber: true),
        TableColumn("reason", "Reason"),
    ]

    /// The columns of who stays unplaced.
    static let unplacedColumns = [
        TableColumn("person", "Person"), TableColumn("name", "Name"), TableColumn("grade", "Grade", kind: .grade),
        TableColumn("available_from", "Available from", kind: .day),
        TableColumn("eligible", "Eligible", "Openings the person could fill.", isNumber: true),
        TableColumn("reason", "Reason"),
    ]

    /// The columns of pins and exclusions.
    static let pinColumns = [
        TableColumn("kind", "Decision"), TableColumn("person", "Person"), TableColumn("position", "Position"),
        TableColumn("reason", "Reason"), TableColumn("decided_by", "Decided by"),
    ]

    /// The columns of gates that pins override.
    static let overrideColumns = [
        TableColumn("position", "Position"), TableColumn("person", "Person"), TableColumn("name", "Name"),
        TableColumn("rule", "Gate"), TableColumn("needed", "Needed"), TableColumn("found", "Found"),
        TableColumn("reason", "Reason"), TableColumn("decided_by", "Decided by"),
    ]

    /// The columns of limits with what each costs.
    static let limitColumns = [
        TableColumn("limit_text", "Limit"), TableColumn("kind", "Kind"), TableColumn("title", "In words"),
        TableColumn("needed", "Asked for"), TableColumn("found", "In the slate"),
        TableColumn(
            "price", "Points lost",
            "By how many points the best slate known without this limit, all others kept, exceeds this one; below 0 "
                + "where the limit shares out seats under a cap better than the gate would. Empty where none is known.",
            isNumber: true
        ),
        TableColumn(
            "price_max", "At most", "By how many points any such slate can exceed this one.", isNumber: true
        ),
        TableColumn("exact", "Exact", "Whether the points lost are proven.", kind: .flag),
    ]

    /// The columns of openings that are filled otherwise without limits.
    static let limitedColumns = [
        TableColumn("position", "Position"), TableColumn("title", "Title"),
        TableColumn("person", "Person"), TableColumn("name", "Name"),
        TableColumn("points", "Points", isNumber: true),
        TableColumn("person_without", "Person without limits"),
        TableColumn("name_without", "Name without limits"),
        TableColumn("points_without", "Points without limits", isNumber: true),
        TableColumn("difference", "Difference", "Points here less those without limits.", isNumber: true),
        TableColumn(
            "limits", "Limits",
            "Those that speak of the opening or of either person; empty where it follows."
        ),
    ]
}
