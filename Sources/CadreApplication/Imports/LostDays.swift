import CadreDomain

/// Days on which a record was in the register, and is no longer once the files are in it.
struct LostDays {
    /// The register without the files.
    let before: RegisterSnapshot
    /// The register with them.
    let after: RegisterSnapshot

    /// The first of some days that the versions of a record covered before and cover no more.
    func first(of needed: DayRange, _ versions: (RegisterSnapshot) -> [DayRange]) -> DayRange? {
        let earlier = RecordLaws.absences(on: needed, from: versions(before))
        return RecordLaws.absences(on: needed, from: versions(after)).lazy
            .compactMap { RecordLaws.absences(on: $0, from: earlier).first }.first
    }

    /// All days around some days on which an office is not on record.
    func gap(of id: ID<Office>, around days: DayRange) -> DayRange {
        let versions = after.versions(of: id).map(\.validity).filter { !$0.isEmpty }
        return DayRange(
            clamping: versions.last { $0.end <= days.start }?.end ?? .first,
            versions.first { $0.start >= days.end }?.start ?? .endless
        )
    }

    /// Of the rows of an office those that leave a gap: that end or begin there, or withdraw a version; else all.
    static func nearest(_ rows: [VersionRow], to gap: DayRange) -> [VersionRow] {
        let nearest = rows.filter { row in
            let own = row.validity
            return gap.start == own.end || gap.end == own.start || (own.isEmpty && gap.contains(own.start))
        }
        return nearest.isEmpty ? rows : nearest
    }
}
