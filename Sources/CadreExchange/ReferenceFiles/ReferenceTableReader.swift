import CadreDomain

/// Reads the reference tables in an order in which each can be checked against those before it.
struct ReferenceTableReader {
    /// Hands out the bytes of a file by its name without the ending.
    let bytes: (String) throws(ReferenceTableError) -> [UInt8]

    /// Reads and checks every table.
    func tables() throws(ReferenceTableError) -> ReferenceTables {
        let languages = try codes(.languages, key: "code")
        let countries = try countries(languages: languages)
        let known = Set(countries.map(\.code))
        let commands = try commands(countries: known)
        let equivalences = try gradeEquivalences()
        let officeTypes = try codes(.officeTypes, key: "code")
        // The demo alone reads these; what is wrong in them is told at the start all the same.
        _ = try countryOfficeTypes(countries: known, types: officeTypes)
        return ReferenceTables(
            countries: countries,
            commands: commands,
            memberships: try memberships(countries: known, commands: Set(commands.map(\.code))),
            gradeTitles: try gradeTitles(),
            gradeEquivalences: equivalences,
            codes: [languages, try codes(.functionalAreas, key: "letter"), officeTypes],
            courses: try courses(),
            tours: try tours(countries: known),
            strengthCaps: try strengthCaps(),
            countryAliases: try aliases(countries: countries),
            trainingDemand: try trainingDemand(countries: known),
            gradeSchemes: try gradeSchemes(known: Set(equivalences.map(\.scheme))),
            certificationSchemes: try certificationSchemes(),
            places: try places(countries: known),
            ilrLevels: try ilrLevels(),
            qualityThresholds: try qualityThresholds()
        )
    }

    /// The rows of a file; no two may agree in the key columns.
    func rows(
        _ name: String, columns: String, key: [String]
    ) throws(ReferenceTableError) -> [ReferenceTableRow] {
        let names = columns.split(separator: ",").map(String.init) + ["confidence", "source"]
        let rows = try ReferenceTableRow.rows(of: bytes(name), file: name + ".csv", columns: names)
        var seen: Set<[String]> = []
        for row in rows {
            guard seen.insert(key.map(row.text)).inserted else {
                throw row.error(key.last ?? "", allowed: "each \(key.joined(separator: " and ")) once")
            }
        }
        return rows
    }

    /// A country that the country table has.
    func country(
        _ row: ReferenceTableRow, _ column: String = "iso3", of countries: Set<CountryCode>
    ) throws(ReferenceTableError) -> CountryCode {
        let code: CountryCode = try row.value(column, allowed: "a country of countries.csv")
        guard countries.contains(code) else { throw row.error(column, allowed: "a country of countries.csv") }
        return code
    }

    /// A whole number that is not negative.
    func count(_ row: ReferenceTableRow, _ column: String) throws(ReferenceTableError) -> Int {
        let number: Int = try row.value(column, allowed: "a whole number")
        guard number >= 0 else { throw row.error(column, allowed: "a number of at least 0") }
        return number
    }

    func codes(_ name: CodeTable.Name, key: String) throws(ReferenceTableError) -> CodeTable {
        var entries: [CodeTable.Entry] = []
        for row in try rows(name.rawValue, columns: key + ",name", key: [key]) {
            let code = try row.filled(key)
            switch name {
            case .languages where !Self.isWord(code, of: 3, UInt8(ascii: "a")...UInt8(ascii: "z")):
                throw row.error(key, allowed: "three lower-case letters, as ISO 639-3 has them")
            case .functionalAreas where !Self.isWord(code, of: 1, UInt8(ascii: "A")...UInt8(ascii: "Z")):
                throw row.error(key, allowed: "one upper-case letter, as an SC code has it")
            default: break
            }
            entries.append(
                CodeTable.Entry(
                    code: code, name: try row.filled("name"), confidence: try row.confidence(),
                    source: try row.source()))
        }
        return CodeTable(name: name, entries: entries)
    }

    private static func isWord(_ text: String, of length: Int, _ letters: ClosedRange<UInt8>) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy(letters.contains)
    }

    /// The levels of language skill; the file has exactly those of the code, in its order.
    private func qualityThresholds() throws(ReferenceTableError) -> [QualityThreshold] {
        var thresholds: [QualityThreshold] = []
        for row in try rows("quality_thresholds", columns: "rule,days,valid_from", key: ["rule", "valid_from"]) {
            thresholds.append(
                QualityThreshold(
                    rule: try row.filled("rule"), days: try count(row, "days"),
                    validFrom: try row.value("valid_from", allowed: "a day"), confidence: try row.confidence(),
                    source: try row.source()))
        }
        return thresholds
    }

    private func ilrLevels() throws(ReferenceTableError) -> [ILRMeaning] {
        var levels: [ILRMeaning] = []
        for row in try rows("ilr_levels", columns: "level,rank,meaning", key: ["level"]) {
            let level: ILRLevel = try row.value("level", allowed: "a level from 0 to 5, such as 2+")
            guard try count(row, "rank") == level.halfSteps, level.halfSteps == levels.count else {
                throw row.error("rank", allowed: "\(levels.count), each level in order from 0 to 5")
            }
            levels.append(
                ILRMeaning(
                    level: level, meaning: try row.filled("meaning"), confidence: try row.confidence(),
                    source: try row.source()))
        }
        guard ILRLevel(validating: levels.count) == nil else {
            throw ReferenceTableError(
                file: "ilr_levels.csv", row: 0, column: "level", found: "\(levels.count) levels",
                allowed: "every level from 0 to 5")
        }
        return levels
    }

    private func strengthCaps() throws(ReferenceTableError) -> [StrengthCap] {
        var caps: [StrengthCap] = []
        for row in try rows("strength_caps", columns: "rule,limit,valid_from,citation", key: ["rule", "valid_from"]) {
            guard row.text("rule") == "sec515_service_members" else {
                throw row.error("rule", allowed: "sec515_service_members")
            }
            caps.append(
                StrengthCap(
                    limit: try count(row, "limit"), validFrom: try row.validFrom(),
                    citation: try row.filled("citation"), confidence: try row.confidence(), source: try row.source()))
        }
        return caps.sorted { $0.validFrom < $1.validFrom }
    }

    private func courses() throws(ReferenceTableError) -> [Course] {
        let columns = "code,title,mode,length_days,valid_from,valid_to,aliases,prerequisites"
        let rows = try rows("courses", columns: columns, key: ["code"])
        let known = Set(rows.map { $0.text("code") })
        var courses: [Course] = []
        for row in rows {
            let prerequisites = try row.list("prerequisites")
            guard known.isSuperset(of: prerequisites) else {
                throw row.error("prerequisites", allowed: "codes of courses.csv")
            }
            guard ["blended", "online", "resident"].contains(row.text("mode")) else {
                throw row.error("mode", allowed: "blended, online, resident")
            }
            courses.append(
                Course(
                    code: try row.filled("code"), title: try row.filled("title"), mode: row.text("mode"),
                    lengthDays: try row.optional("length_days", allowed: "a number of days"),
                    validity: try row.validity(), aliases: try row.list("aliases"), prerequisites: prerequisites,
                    confidence: try row.confidence(), source: try row.source()))
        }
        return courses.sorted { $0.code < $1.code }
    }
}
