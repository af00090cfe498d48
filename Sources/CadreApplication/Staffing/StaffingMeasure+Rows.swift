public import CadreDomain
public import CadrePlanning

extension StaffingMeasure {
    /// The rows under these filters that the figure counts on a day: positions, or days of positions.
    public func rows(under filters: [QueryItem], on day: Day) -> Address {
        let shared = filters + [QueryItem("as_of", day.description)]
        if let days = PositionDay.Kind(self) { return Address(days.path, shared) }
        return Address("/positions", shared + self.filters.map { QueryItem($0.key, $0.value) })
    }
}
