public import CadreDomain

/// A made-up workforce of about 15,000 positions and 14,000 synthetic people over more than 150 real countries.
///
/// Countries, commands, tours, languages and courses are those of the reference tables; every person, position number
/// and assignment is invented. One sequence of random bits makes one world, down to the last identity.
public struct DemoWorld: Sendable {
    /// Every record of the world.
    public let register: Register
    /// The day that the world takes for the present.
    public let today: Day
    /// The questions that were planted, in the order in which the documentation lists them.
    public let puzzles: [DemoPuzzle]

    /// The present of every demo world, 2026-12-01.
    ///
    /// A fixed day keeps the bytes of a seed the same for ever, and a month before the calendar year 2027 leaves the
    /// whole year ahead for the slate that the documentation solves.
    public static let today = Day(number: 20_788)

    /// Makes a world.
    ///
    /// - Parameters:
    ///   - reference: The real facts that the world is built on.
    ///   - officeTypes: The types of offices known by name, such as `JUSMAG`, by country.
    ///   - random: The bits; advanced past those that were drawn. The same bits and tables make the same world.
    /// - Returns: A register in its one order, in which every law of records and assignments holds.
    public static func make<Source: RandomNumberGenerator>(
        reference: ReferenceTables, officeTypes: [CountryCode: String], random: inout Source
    ) -> DemoWorld {
        var draft = DemoDraft(
            reference: reference, officeTypes: officeTypes, today: today, dice: DemoDice(source: random))
        draft.addOffices()
        draft.addPosts()
        draft.castScripts()
        draft.chooseVacancies()
        draft.addHoldings()
        draft.staffHoldings()
        draft.finishPeople()
        let register = draft.register()
        if let advanced = draft.dice.source as? Source { random = advanced }
        return DemoWorld(register: register, today: today, puzzles: draft.puzzles())
    }
}
