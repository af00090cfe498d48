import CadreDomain

/// The tables of countries, commands, tours, spellings and demand.
extension ReferenceTableReader {
    func countries(languages: CodeTable) throws(ReferenceTableError) -> [Country] {
        let columns =
            "iso3,iso2,name,kind,capital,latitude,longitude,languages,cap_exempt,notification_group"
        let rows = try rows("countries", columns: columns, key: ["iso3"])
        var alpha2: Set<String> = []
        var countries: [Country] = []
        for row in rows {
            let code: CountryCode = try row.value("iso3", allowed: "three upper-case letters")
            let short = row.text("iso2")
            guard short.utf8.count == 2, short.utf8.allSatisfy({ (65...90).contains($0) }),
                alpha2.insert(short).inserted
            else { throw row.error("iso2", allowed: "two upper-case letters, each pair once") }
            let spoken = try row.list("languages")
            guard spoken.allSatisfy({ languages.entry($0) != nil }) else {
                throw row.error("languages", allowed: "codes of languages.csv with a semicolon between them")
            }
            guard ["0", "1"].contains(row.text("cap_exempt")) else { throw row.error("cap_exempt", allowed: "0, 1") }
            guard ["NATO", "PLUS5", "OTHER"].contains(row.text("notification_group")) else {
                throw row.error("notification_group", allowed: "NATO, PLUS5, OTHER")
            }
            countries.append(
                Country(
                    code: code, alpha2: short, name: try row.filled("name"), kind: try row.choice("kind"),
                    capital: row.text("capital"), coordinates: try coordinates(row), languages: spoken,
                    isCapExempt: row.text("cap_exempt") == "1", confidence: try row.confidence(),
                    source: try row.source()))
        }
        return countries.sorted { $0.code < $1.code }
    }

    private func coordinates(_ row: ReferenceTableRow) throws(ReferenceTableError) -> Coordinates? {
        if row.text("latitude").isEmpty, row.text("longitude").isEmpty { return nil }
        guard let latitude = Double(row.text("latitude")), (-90...90).contains(latitude) else {
            throw row.error("latitude", allowed: "degrees from -90 to 90")
        }
        guard let longitude = Double(row.text("longitude")),
            let place = Coordinates(latitude: latitude, longitude: longitude)
        else { throw row.error("longitude", allowed: "degrees from -180 to 180") }
        return place
    }

    func places(countries: Set<CountryCode>) throws(ReferenceTableError) -> [Place] {
        var places: [Place] = []
        for row in try rows("places", columns: "name,country,latitude,longitude", key: ["name", "country"]) {
            guard let coordinates = try coordinates(row) else { throw row.error("latitude", allowed: "degrees") }
            places.append(
                Place(
                    name: try row.filled("name"), country: try country(row, "country", of: countries),
                    coordinates: coordinates, confidence: try row.confidence(), source: try row.source()))
        }
        return places.sorted { ($0.country, $0.name) < ($1.country, $1.name) }
    }

    func commands(countries: Set<CountryCode>) throws(ReferenceTableError) -> [CombatantCommand] {
        var commands: [CombatantCommand] = []
        for row in try rows("commands", columns: "code,name,kind,headquarters,country", key: ["code"]) {
            _ = try country(row, "country", of: countries)
            commands.append(
                CombatantCommand(
                    code: try row.value("code", allowed: "upper-case letters"), name: try row.filled("name"),
                    kind: try row.choice("kind"), headquarters: try row.filled("headquarters"),
                    confidence: try row.confidence(), source: try row.source()))
        }
        return commands.sorted { $0.code < $1.code }
    }

    func memberships(
        countries: Set<CountryCode>, commands: Set<CommandCode>
    ) throws(ReferenceTableError) -> [CommandMembership] {
        let rows = try rows(
            "command_membership", columns: "iso3,command,valid_from,valid_to", key: ["iso3", "valid_from"])
        var memberships: [CommandMembership] = []
        var daysByCountry: [CountryCode: [DayRange]] = [:]
        for row in rows {
            let country = try country(row, of: countries)
            let days = try row.validity()
            guard let command = CommandCode(row.text("command")), commands.contains(command) else {
                throw row.error("command", allowed: "a command of commands.csv")
            }
            guard daysByCountry[country, default: []].allSatisfy({ !$0.overlaps(days) }) else {
                throw row.error("valid_from", allowed: "days on which the country has no other command")
            }
            daysByCountry[country, default: []].append(days)
            memberships.append(
                CommandMembership(
                    country: country, command: command, days: days, confidence: try row.confidence(),
                    source: try row.source()))
        }
        return memberships
    }

    func tours(countries: Set<CountryCode>) throws(ReferenceTableError) -> [TourRow] {
        let columns = "iso3,accompanied_months,unaccompanied_months,valid_from"
        var tours: [TourRow] = []
        for row in try rows("tour_lengths", columns: columns, key: ["iso3", "valid_from"]) {
            let accompanied: Int? = try row.optional("accompanied_months", allowed: "1 to 120 months")
            let unaccompanied: Int = try row.value("unaccompanied_months", allowed: "1 to 120 months")
            guard let length = TourLength(accompaniedMonths: accompanied, unaccompaniedMonths: unaccompanied) else {
                throw row.error("unaccompanied_months", allowed: "1 to 120 months in both columns")
            }
            tours.append(
                TourRow(
                    country: row.text("iso3") == "*" ? nil : try country(row, of: countries), length: length,
                    validFrom: try row.validFrom(), confidence: try row.confidence(), source: try row.source()))
        }
        return tours.sorted { ($0.country?.rawValue ?? "", $0.validFrom) < ($1.country?.rawValue ?? "", $1.validFrom) }
    }

    func aliases(countries: [Country]) throws(ReferenceTableError) -> [CountryAlias] {
        let known = Set(countries.map(\.code))
        var spellings = Set(countries.map { SpellingKey.key($0.name) })
        var aliases: [CountryAlias] = []
        for row in try rows("country_aliases", columns: "alias,iso3,status", key: ["alias"]) {
            let status: CountryAlias.Status = try row.choice("status")
            let code = row.text("iso3").isEmpty ? nil : try country(row, of: known)
            let isCodeAllowed = status == .current ? code != nil : status == .historical || code == nil
            guard isCodeAllowed else {
                throw row.error("iso3", allowed: "a country where current, nothing where non_state or ambiguous")
            }
            guard spellings.insert(SpellingKey.key(row.text("alias"))).inserted else {
                throw row.error("alias", allowed: "a spelling that neither countries.csv nor another row has")
            }
            aliases.append(
                CountryAlias(
                    alias: try row.filled("alias"), country: code, status: status,
                    confidence: try row.confidence(), source: try row.source()))
        }
        return aliases
    }

    func trainingDemand(countries: Set<CountryCode>) throws(ReferenceTableError) -> [TrainingDemand] {
        let columns = "iso3,fiscal_years,students,cost_cents"
        var demand: [TrainingDemand] = []
        for row in try rows("training_demand", columns: columns, key: ["iso3"]) {
            demand.append(
                TrainingDemand(
                    country: try country(row, of: countries), fiscalYears: try row.filled("fiscal_years"),
                    students: try count(row, "students"), costCents: Int64(try count(row, "cost_cents")),
                    confidence: try row.confidence(), source: try row.source()))
        }
        return demand.sorted { $0.country < $1.country }
    }

    func countryOfficeTypes() throws(ReferenceTableError) -> [CountryCode: String] {
        let countries = Set(try countries(languages: codes(.languages, key: "code")).map(\.code))
        return try countryOfficeTypes(countries: countries, types: codes(.officeTypes, key: "code"))
    }

    func countryOfficeTypes(
        countries: Set<CountryCode>, types: CodeTable
    ) throws(ReferenceTableError) -> [CountryCode: String] {
        var result: [CountryCode: String] = [:]
        for row in try rows("country_office_types", columns: "iso3,office_type", key: ["iso3"]) {
            guard types.entry(row.text("office_type")) != nil else {
                throw row.error("office_type", allowed: "a code of office_types.csv")
            }
            _ = (try row.confidence(), try row.source())
            result[try country(row, of: countries)] = row.text("office_type")
        }
        return result
    }
}
