import CadreDomain

/// Finds rows after which an office has another country or command than positions of it that no row writes, on days on
/// which they agreed before.
struct MovedOffices {
    /// The rows that would be taken and change something.
    let rows: [VersionRow]
    /// The register without the files.
    let before: RegisterSnapshot
    /// The register with them.
    let after: RegisterSnapshot
    /// The files of the command.
    let files: [IncomingFile]

    /// A warning for each such row and column, by the file.
    var warnings: [Int: [RowProblem]] {
        let places = Dictionary(
            rows.filter { $0.noun == Office.noun }.map { ($0.key, $0.place) }
        ) { first, _ in first }
        guard !places.isEmpty else { return [:] }
        let written = Set(rows.filter { $0.noun == Position.noun }.map(\.key))
        let moved = Set(places.keys.map(\.id))
        guard moved.contains(where: hasOtherPlace) else { return [:] }
        let positions = Dictionary(
            grouping: after.register.positions.filter { position in
                moved.contains(position.office.rawValue)
                    && !written.contains(VersionRow.Key(id: position.id.rawValue, start: position.validity.start))
            }, by: \.office
        )
        var found: [Int: [RowProblem]] = [:]
        for (version, place) in places.sorted(by: { ($0.value.file, $0.value.row) < ($1.value.file, $1.value.row) }) {
            guard let id = ID<Office>(version.id),
                let office = after.versions(of: id).first(where: { $0.validity.start == version.start })
            else { continue }
            let own = positions[id] ?? []
            let warnings = [
                warning("country", \.country.rawValue, \.country.rawValue, office, own, place),
                warning(
                    "command", { $0.command?.rawValue ?? "none" }, { $0.command?.rawValue ?? "none" }, office, own,
                    place
                ),
            ]
            found[place.file, default: []] += warnings.compactMap(\.self)
        }
        return found
    }

    /// Whether an office is in more than one place, by the register and the files together.
    private func hasOtherPlace(_ id: String) -> Bool {
        guard let id = ID<Office>(id) else { return false }
        let versions = Array(before.versions(of: id)) + after.versions(of: id)
        return versions.contains { $0.country != versions[0].country || $0.command != versions[0].command }
    }

    private func warning(
        _ column: String, _ value: (Office) -> String, _ held: (Position) -> String, _ office: Office,
        _ positions: [Position], _ place: RowPlace
    ) -> RowProblem? {
        let old = before.versions(of: office.id)
        let unlike = positions.filter { position in
            guard held(position) != value(office), let days = position.validity.intersection(office.validity) else {
                return false
            }
            return old.contains { held(position) == value($0) && $0.validity.overlaps(days) }
        }
        guard let first = unlike.first else { return nil }
        let count = Grouped.count(Set(unlike.map(\.id)).count, "position")
        return RowProblem(
            file: files[place.file].name, row: place.row, column: column, cause: "position.unlike-office",
            found: "\(count) with another \(column), such as \(first.number) with \(held(first))",
            allowed: "\(value(office)), as of the office (\(office.code)) \(office.validity.phrase)",
            fix: "Give these positions the \(column) of their office, with the same command or after it. The row is "
                + "taken as it is.",
            isRejecting: false
        )
    }
}
