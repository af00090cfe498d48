public import CadreDomain
public import CadrePlanning

/// What a staffing page was asked for: up to two dimensions, and filters on the positions counted.
public struct StaffingRequest: Sendable {
    /// The dimensions, rows first; one or two.
    public let dimensions: [StaffingDimension]
    /// The filters on positions, as the list of positions takes them.
    public let query: ListQuery
    /// The day.
    public let asOf: Day

    /// Reads the request strictly; `by` names one or two dimensions, everything else is a filter on positions.
    public init(_ items: [QueryItem], snapshot: RegisterSnapshot) throws(Refusal) {
        let words = items.filter { $0.key == "by" }.flatMap { $0.value.split(separator: ",").map(String.init) }
        var dimensions: [StaffingDimension] = []
        for word in words {
            guard let dimension = StaffingDimension(rawValue: word), !dimensions.contains(dimension) else {
                let all = StaffingDimension.allCases.filter { !dimensions.contains($0) }.map(\.rawValue)
                throw Refusal(
                    .parameterBadValue, "The dimension by (\(word)) is unknown or repeated.",
                    fix: (Nearest.word(to: word, among: all).map { "Did you mean \($0)? " } ?? "")
                        + "Give one or two different ones of: "
                        + "\(StaffingDimension.allCases.map(\.rawValue).joined(separator: ", "))."
                )
            }
            dimensions.append(dimension)
        }
        guard dimensions.count <= 2 else {
            throw Refusal(
                .parameterBadValue, "A staffing table has at most two dimensions, not (\(dimensions.count)).",
                fix: "Give one or two dimensions in by."
            )
        }
        self.dimensions = dimensions.isEmpty ? [.command] : dimensions
        query = try snapshot.query(items.filter { $0.key != "by" }, columns: PositionRow.columns)
        asOf = query.asOf ?? snapshot.today
    }

    /// The filters as an address of the list of positions, narrowed by more filters.
    ///
    /// A repeated key means "either" in an address. Where the request filters a field already, the further filter
    /// is therefore written with another operator, so that both must hold.
    public func positions(_ more: [StaffingFilter]) -> Address { address("/positions", more) }

    /// The address of exactly the rows that a measure counts: positions, or days of positions.
    ///
    /// - Parameter keys: The keys of a table that the measure is counted under.
    public func rows(_ measure: StaffingMeasure, within keys: [StaffingFilter] = []) -> Address {
        guard let days = PositionDay.Kind(measure) else { return positions(keys + measure.filters) }
        return address(days.path, keys)
    }

    private func address(_ path: String, _ more: [StaffingFilter]) -> Address {
        var base = query
        base.asOf = asOf
        base.order = []
        base.fields = []
        let items = base.items
        var added: [QueryItem] = []
        for key in Self.distinct(more.map(\.key)) {
            let values = more.filter { $0.key == key }.map(\.value)
            if !items.contains(where: { $0.key == key }) || key.contains("__") {
                added += values.map { QueryItem(key, $0) }
            } else if let flag = values.first, ["yes", "no"].contains(flag) {
                added.append(QueryItem(key + "__ne", flag == "yes" ? "no" : "yes"))
            } else {
                added.append(QueryItem(key + "__in", values.joined(separator: ",")))
            }
        }
        return Address(path, items + added)
    }

    private static func distinct(_ keys: [String]) -> [String] {
        keys.enumerated().filter { index, key in !keys[..<index].contains(key) }.map(\.element)
    }

    /// The rows that the request counts, by the filters of what the caller may see.
    func rows(of view: DayView, for caller: Caller) -> [PositionRow] {
        guard !query.filters.isEmpty || query.any != nil || query.text != nil else { return view.positions }
        return PositionRow.reader.all(view.positions(for: caller), query, grades: view.grades)
    }
}
