public import CadreDomain

/// The register as rows of fixed width, built once, from which any day can be read off quickly.
///
/// Versions of a position or person stand together; the days an assignment holds its position and the days on which
/// its holder meets every requirement are worked out once. What is known is what is known on ``today``, whatever day
/// is asked for later.
public struct Roster: Sendable {
    /// The register from which the roster was built; indices in statuses are indices of its lists.
    public let register: Register
    /// The reference tables that name the keys.
    public let reference: ReferenceTables
    /// What is known when; see `Assignment.occupiedDays(knownOn:)`.
    public let today: Day

    let keys: RosterKeys
    let positions: PositionRows
    let people: PersonRows
    private let positionByID: [ID<Position>: Int32]

    /// Builds the roster.
    ///
    /// - Parameters:
    ///   - register: Any order; versions of one record with disjoint validity. An assignment whose position or person
    ///     is not in the register counts on the other side only and meets no requirement.
    ///   - reference: Names for countries, commands and areas; which certifications count when.
    ///   - today: The day up to which facts are known.
    /// - Complexity: O(n log n) for n records.
    public init(register: Register, reference: ReferenceTables, today: Day) {
        precondition(
            register.positions.count < Int(Int32.max) && register.assignments.count < Int(Int32.max),
            "A roster numbers its rows with 32 bits.")
        self.register = register
        self.reference = reference
        self.today = today
        keys = RosterKeys(register: register)
        people = PersonRows(register: register, today: today)
        var builder = PositionRowsBuilder(
            register: register, keys: keys, people: people, schemes: reference.certificationSchemes, today: today)
        positions = builder.build()
        positionByID = builder.positionByID
    }

    /// The status of every position that exists on a day, in identity order.
    public func day(asOf: Day) -> RosterDay { RosterDay(roster: self, asOf: asOf) }

    /// The assignments that hold a position on some day, by start; cancelled ones are left out.
    ///
    /// - Returns: Indices in the assignments of the register; empty for an unknown position.
    public func assignments(of position: ID<Position>) -> [Int] {
        guard let number = positionByID[position] else { return [] }
        return holdings(ofEntry: Int(number)).map { Int($0.assignment) }
    }

    /// The days of an assignment on which its holder meets every requirement of the position.
    ///
    /// - Parameter assignment: An index in the assignments of the register.
    /// - Returns: Sorted, disjoint ranges within the occupied days.
    public func qualifiedDays(ofAssignment assignment: Int) -> [DayRange] {
        guard let number = positionByID[register.assignments[assignment].position],
            let holding = holdings(ofEntry: Int(number)).first(where: { Int($0.assignment) == assignment })
        else { return [] }
        return positions.qualified[Int(holding.firstQualified)..<Int(holding.lastQualified)].map {
            DayRange(clamping: Day(number: $0.from), Day(number: $0.to))
        }
    }

    /// The keys of a dimension that some version of some position has, in the order of tables.
    public func keys(of dimension: StaffingDimension) -> [String] { keys.keys(of: dimension) }

    func number(of position: ID<Position>) -> Int32? { positionByID[position] }

    func holdings(ofEntry number: Int) -> ArraySlice<HoldingRow> {
        positions.holdings[
            Int(positions.entries[number].firstHolding)..<Int(positions.entries[number + 1].firstHolding)]
    }
}
