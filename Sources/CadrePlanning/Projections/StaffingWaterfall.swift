/// The way from what is required to what is staffed well, step by step, with nothing lost on the way.
public struct StaffingWaterfall: Sendable {
    /// A step of the way: a level reached, or what is lost between two levels.
    public struct Step: Hashable, Sendable {
        /// The word for the step in files.
        public let name: String
        /// The heading.
        public let title: String
        /// How many positions: at a level all that are left, at a loss those that drop out.
        public let count: Int
        /// How many are left after the step.
        public let runningTotal: Int
        /// The measure that a level equals; nil for a loss that is no measure.
        public let measure: StaffingMeasure?
        /// Whether the step is a level; otherwise it is a loss.
        public let isLevel: Bool
        /// The filters on the list of positions that show exactly the rows counted.
        public let filters: [StaffingFilter]
    }

    /// The steps from required to qualified.
    public let steps: [Step]

    /// Adds up the positions of a day.
    ///
    /// - Parameters:
    ///   - day: The statuses.
    ///   - isCounted: Which positions to count; all unless given.
    public init(day: RosterDay, where isCounted: ((PositionStatus) -> Bool)? = nil) {
        let statuses = isCounted.map { day.statuses.filter($0) } ?? day.statuses
        var ledger = Ledger(statuses: statuses)
        ledger.reach(.required)
        ledger.lose("not_authorized", "Not authorized", ["status": "not_authorized"]) { !$0.isAuthorized }
        ledger.reach(.authorized)
        ledger.lose("vacant_unfunded", "Vacant, not funded", ["status": "vacant", "state": "authorized"]) {
            $0.isVacant && !$0.isFunded
        }
        ledger.lose("vacant_funded", "Vacant, funded", ["status": "vacant", "state": "funded"]) {
            $0.isVacant && $0.isFunded
        }
        ledger.reach(.filled)
        ledger.lose("not_qualified", "Filled, not qualified", ["status": "filled", "qualified": "no"]) {
            $0.word == .filled && !$0.isQualified
        }
        ledger.reach(.qualified)
        steps = ledger.steps
    }

    /// Keeps the running total while the steps are added.
    private struct Ledger {
        let statuses: [PositionStatus]
        var steps: [Step] = []
        var left: Int

        init(statuses: [PositionStatus]) {
            self.statuses = statuses
            left = statuses.count
        }

        /// Adds a level, counted afresh and not from the running total, so that the two check each other.
        mutating func reach(_ measure: StaffingMeasure) {
            let count = statuses.count { measure.includes($0) }
            steps.append(
                Step(
                    name: measure.rawValue, title: measure.title, count: count, runningTotal: left, measure: measure,
                    isLevel: true, filters: measure.filters))
        }

        mutating func lose(
            _ name: String, _ title: String, _ filters: KeyValuePairs<String, String>,
            _ isLost: (PositionStatus) -> Bool
        ) {
            let count = statuses.count(where: isLost)
            left -= count
            steps.append(
                Step(
                    name: name, title: title, count: count, runningTotal: left, measure: nil, isLevel: false,
                    filters: filters.map { StaffingFilter(key: $0.key, value: $0.value) }))
        }
    }
}
