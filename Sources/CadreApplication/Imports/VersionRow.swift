import CadreDomain

/// A row that would write a version of an office, a position or a person.
struct VersionRow {
    /// What tells a version from others of its noun.
    struct Key: Hashable {
        let id: String
        let start: Day
    }

    let noun: String
    let id: String
    let validity: DayRange
    let place: RowPlace

    var key: Key { Key(id: id, start: validity.start) }
}
