import CadreDomain

/// Finds rows after which an office has days on which the office above it is not on record.
struct AbsentParents {
    /// The rows that would be taken and change something.
    let rows: [VersionRow]
    /// The register without the files.
    let before: RegisterSnapshot
    /// The register with them.
    let after: RegisterSnapshot
    /// The files of the command.
    let files: [IncomingFile]

    /// A warning for each such row, by the file: that of the office below, else that which ends the one above.
    var warnings: [Int: [RowProblem]] {
        let written = rows.filter { $0.noun == Office.noun }
        guard !written.isEmpty else { return [:] }
        let found = below(written) + above(written)
        return Dictionary(grouping: found.sorted { $0.place.row < $1.place.row }, by: \.place.file)
            .mapValues { $0.map(\.problem) }
    }

    private typealias Found = (place: RowPlace, problem: RowProblem)

    /// Rows of offices whose parent is not on record on some of their days.
    private func below(_ written: [VersionRow]) -> [Found] {
        written.compactMap { row in
            guard let id = ID<Office>(row.id), !row.validity.isEmpty,
                let office = after.versions(of: id).first(where: { $0.validity.start == row.validity.start }),
                let parent = office.parent,
                let days = RecordLaws.absences(
                    on: office.validity, from: after.versions(of: parent).lazy.map(\.validity)
                ).first
            else { return nil }
            let code = after.office(parent, on: days.start)?.code ?? parent.rawValue
            return problem(
                row, "parent", found: "\(code) is not on record \(days.phrase)",
                allowed: "a parent on record on every day of the office",
                fix: "Give the office another parent, or none, on these days, or correct the days of one of the two."
            )
        }
    }

    /// Rows that take the record of an office away from offices under it that no row writes.
    private func above(_ written: [VersionRow]) -> [Found] {
        let keys = Set(written.map(\.key))
        let rowsByOffice = Dictionary(grouping: written, by: \.id)
        let lost = LostDays(before: before, after: after)
        var left: [ID<Office>: [(office: Office, days: DayRange)]] = [:]
        for office in after.register.offices {
            guard let parent = office.parent, rowsByOffice[parent.rawValue] != nil,
                !keys.contains(VersionRow.Key(id: office.id.rawValue, start: office.validity.start)),
                left[parent]?.last?.office.id != office.id,
                let days = lost.first(of: office.validity, { $0.versions(of: parent).map(\.validity) })
            else { continue }
            left[parent, default: []].append((office, days))
        }
        return left.flatMap { parent, offices -> [Found] in
            let (first, days) = offices[0]
            let gap = lost.gap(of: parent, around: days)
            return LostDays.nearest(rowsByOffice[parent.rawValue] ?? [], to: gap).map { row in
                problem(
                    row, row.validity.start == gap.end ? "valid_from" : "valid_to",
                    found: "\(Grouped.count(offices.count, "office")) under it in force without it, such as "
                        + "\(first.code) \(days.phrase)",
                    allowed: "an office on record on every day of the offices under it",
                    fix: "Give these offices another parent, or none, from that day on."
                )
            }
        }
    }

    private func problem(
        _ row: VersionRow, _ column: String, found: String, allowed: String, fix: String
    ) -> Found {
        let problem = RowProblem(
            file: files[row.place.file].name, row: row.place.row, column: column, cause: "parent.outside-record",
            found: found, allowed: allowed, fix: fix + " The row is taken as it is.", isRejecting: false
        )
        return (row.place, problem)
    }
}
