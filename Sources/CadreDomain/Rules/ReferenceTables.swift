/// The dated facts that rules and pages look up: countries, commands, grades, areas, types, courses, caps, tours.
///
/// A value; it is read once from the table files and handed inward. Look-ups are O(1) unless said otherwise.
public struct ReferenceTables: Sendable {
    /// Countries and territories, ordered by code.
    public let countries: [Country]
    /// Combatant commands, ordered by code.
    public let commands: [CombatantCommand]
    /// Which country belongs to which command when.
    public let memberships: [CommandMembership]
    /// Grade titles, by grade.
    public let gradeTitles: [Grade: String]
    /// The rows of every scheme of grade equivalence.
    public let gradeEquivalences: [GradeEquivalence]
    /// Which scheme of grade equivalence applies from when.
    public let gradeSchemes: [GradeScheme]
    /// Which certifications count on which days.
    public let certificationSchemes: [CertificationScheme]
    /// The code tables, by their name.
    public let codes: [CodeTable.Name: CodeTable]
    /// Courses, ordered by code.
    public let courses: [Course]
    /// Tour lengths, ordered by country; the row without a country is the default.
    public let tours: [TourRow]
    /// Caps on service members, ordered by day.
    public let strengthCaps: [StrengthCap]
    /// Other spellings of countries in files, by normalised spelling.
    public let countryAliases: [CountryAlias]
    /// How many foreign students each partner sent, ordered by country; sizes the demo's offices.
    public let trainingDemand: [TrainingDemand]
    /// Cities other than capitals in which organizations stand, ordered by country and name.
    public let places: [Place]
    /// What each level of language skill means, from the lowest.
    public let ilrLevels: [ILRMeaning]
    /// How many days rules of data quality allow.
    public let qualityThresholds: [QualityThreshold]

    private let countryByCode: [CountryCode: Int]
    private let countryByAlpha2: [String: Int]
    private let commandByCode: [CommandCode: Int]
    private let membershipsByCountry: [CountryCode: [CommandMembership]]

    /// Makes the tables from rows that a reader has checked.
    public init(
        countries: [Country], commands: [CombatantCommand], memberships: [CommandMembership],
        gradeTitles: [Grade: String], gradeEquivalences: [GradeEquivalence], codes: [CodeTable], courses: [Course],
        tours: [TourRow], strengthCaps: [StrengthCap], countryAliases: [CountryAlias],
        trainingDemand: [TrainingDemand], gradeSchemes: [GradeScheme] = [],
        certificationSchemes: [CertificationScheme] = [], places: [Place] = [], ilrLevels: [ILRMeaning] = [],
        qualityThresholds: [QualityThreshold] = []
    ) {
        self.countries = countries
        self.commands = commands
        self.memberships = memberships
        self.gradeTitles = gradeTitles
        self.gradeEquivalences = gradeEquivalences
        self.gradeSchemes = gradeSchemes
        self.certificationSchemes = certificationSchemes
        self.codes = Dictionary(codes.map { ($0.name, $0) }) { first, _ in first }
        self.courses = courses
        self.tours = tours
        self.strengthCaps = strengthCaps
        self.countryAliases = countryAliases
        self.trainingDemand = trainingDemand
        self.places = places
        self.ilrLevels = ilrLevels
        self.qualityThresholds = qualityThresholds
        let indexed = countries.enumerated()
        countryByCode = Dictionary(indexed.map { ($1.code, $0) }) { first, _ in first }
        countryByAlpha2 = Dictionary(indexed.map { ($1.alpha2, $0) }) { first, _ in first }
        commandByCode = Dictionary(commands.enumerated().map { ($1.code, $0) }) { first, _ in first }
        membershipsByCountry = Dictionary(grouping: memberships, by: \.country)
    }

    /// The country with this code.
    public func country(_ code: CountryCode) -> Country? { countryByCode[code].map { countries[$0] } }

    /// The country written as alpha-3 or alpha-2 in either case.
    public func country(written text: String) -> Country? {
        if let code = CountryCode(text) { return country(code) }
        return countryByAlpha2[text.uppercased()].map { countries[$0] }
    }

    /// Where a city of a country lies: its own row, else the place of the country's capital.
    ///
    /// - Complexity: O(places).
    public func coordinates(of city: String, in country: CountryCode) -> Coordinates? {
        places.first { $0.country == country && $0.name == city }?.coordinates ?? self.country(country)?.coordinates
    }

    /// The command with this code.
    public func command(_ code: CommandCode) -> CombatantCommand? { commandByCode[code].map { commands[$0] } }

    /// The command that a country belongs to on a day.
    public func command(of country: CountryCode, on day: Day) -> CommandCode? {
        membership(of: country, on: day)?.command
    }

    /// The row that puts a country into the area of a command on a day; nil where there is none.
    public func membership(of country: CountryCode, on day: Day) -> CommandMembership? {
        membershipsByCountry[country]?.first { $0.days.contains(day) }
    }

    /// The name of a code in a table; nil where the table has no such code.
    public func name(of code: String, in table: CodeTable.Name) -> String? { codes[table]?.entry(code)?.name }

    /// How grades compare on a day.
    ///
    /// - Complexity: O(rows of grade equivalence).
    public func gradeScale(on day: Day) -> GradeScale {
        GradeScale(schemes: gradeSchemes, rows: gradeEquivalences, on: day)
    }

    /// How long a tour in the country lasts on a day: its own row, else the default row.
    public func tour(in country: CountryCode, on day: Day) -> TourRow? {
        let rows = tourRows(on: day)
        return rows[country] ?? rows[nil]
    }

    /// The rows of the tour table in force on a day by their country; the one without a country is the default.
    ///
    /// - Complexity: O(rows of tours).
    public func tourRows(on day: Day) -> [CountryCode?: TourRow] {
        Dictionary(tours.lazy.filter { $0.validFrom <= day }.map { ($0.country, $0) }) { _, last in last }
    }

    /// The cap on service members in a country on a day; nil where the country is exempt or no cap is in force.
    public func strengthCap(in country: CountryCode, on day: Day) -> StrengthCap? {
        guard self.country(country)?.isCapExempt == false, country.rawValue != "USA" else { return nil }
        return strengthCaps.last { $0.validFrom <= day }
    }
}
