public import CadreDomain

/// A person whom a slate may place.
public struct Candidate: Hashable, Sendable {
    /// The version of the record that holds at the window's start, or today where that is later, or the first that
    /// begins in the window.
    ///
    /// The validity of the last version given runs to the first day on which no version holds.
    public let person: Person
    /// The versions that follow and begin before the last day on which anybody can report in the window, oldest first.
    public let later: [Person]
    /// What the person can do, ordered by identity.
    public let qualifications: [Qualification]
    /// The first day on which the person can report: never before the end of the assignment held now, nor before the
    /// record begins.
    public let availableFrom: Day
    /// Where the person serves now or served last; nil for somebody who never served in a known position.
    public let station: Station?
    /// Where the person has served so far.
    public let record: ServiceRecord

    /// Makes a candidate; qualifications are put in order of identity.
    public init(
        person: Person, later: [Person] = [], qualifications: [Qualification], availableFrom: Day, station: Station?,
        record: ServiceRecord
    ) {
        self.person = person
        self.later = later.sorted { $0.validity.start < $1.validity.start }
        self.qualifications = qualifications.sorted { $0.id < $1.id }
        self.availableFrom = availableFrom
        self.station = station
        self.record = record
    }

    /// The version of the record that holds on a day; else the nearest earlier, else the first.
    public func person(on day: Day) -> Person {
        later.isEmpty ? person : later.last { $0.validity.start <= day } ?? person
    }

    /// The first day, from a given one on, on which the person is not on record.
    func firstDayOff(from day: Day) -> Day {
        RecordLaws.firstDayOff(from: day, of: ([person] + later).lazy.map(\.validity))
    }
}

/// A place of duty.
public struct Station: Hashable, Sendable {
    /// The position held.
    public let position: ID<Position>
    /// The office that owns it.
    public let office: ID<Office>
    /// The country.
    public let country: CountryCode
    /// The command whose area holds the country; nil where none has it.
    public let region: CommandCode?

    /// Makes a place of duty.
    public init(position: ID<Position>, office: ID<Office>, country: CountryCode, region: CommandCode?) {
        self.position = position
        self.office = office
        self.country = country
        self.region = region
    }
}

/// Where somebody has served, up to the window's start.
public struct ServiceRecord: Hashable, Sendable {
    /// Countries, in order of code.
    public let countries: [CountryCode]
    /// Commands in whose area the person served, in order of code.
    public let regions: [CommandCode]
    /// Offices, in order of identity.
    public let offices: [ID<Office>]
    /// Whole months of 30 days served outside the United States.
    public let overseasMonths: Int

    /// Makes a record; lists are put in order and lose repeats.
    public init(
        countries: [CountryCode] = [], regions: [CommandCode] = [], offices: [ID<Office>] = [], overseasMonths: Int = 0
    ) {
        self.countries = Set(countries).sorted()
        self.regions = Set(regions).sorted()
        self.offices = Set(offices).sorted()
        self.overseasMonths = overseasMonths
    }
}
