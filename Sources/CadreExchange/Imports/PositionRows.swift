import CadreDomain

/// Reads rows of position files.
struct PositionRows: RowParser {
    private enum Column: Int {
        case number, title, office, country, post, command, service, kind, gradeMin, gradeMax, specialty, scCode
        case clearance, languages, tourAccompanied, tourUnaccompanied, keyBillet, jointDuty, funding
        case countsTowardCap, state, validFrom, validTo
    }

    static let columns = [
        ImportColumn(
            "number",
            aliases: ["position number", "billet number", "billet", "BIN", "position", "position id", "FTN"],
            isRequired: true, lengthMax: TextLimits.codeLengthMax, example: "P-EXAMPLE",
            note: "the number of the position"
        ),
        ImportColumn(
            "title", aliases: ["position title", "billet title", "job title", "duty title"], isRequired: true,
            lengthMax: TextLimits.nameLengthMax, example: "Army Programs Officer", note: "the title"
        ),
        ImportColumn(
            "office", aliases: ["office code", "organization", "organisation", "unit", "UIC"], isRequired: true,
            lengthMax: TextLimits.codeLengthMax, example: "EXAMPLE-PHL", note: "the code of the office"
        ),
        ImportColumn(
            "country", aliases: ["country code", "iso3", "nation", "location country"], isRequired: true,
            example: "PHL", note: "an alpha-3 or alpha-2 code, or a name"
        ),
        ImportColumn(
            "post", aliases: ["city", "duty station", "location"], lengthMax: TextLimits.postLengthMax,
            example: "Manila", note: "the city"
        ),
        .command,
        ImportColumn(
            "service", aliases: ["branch", "component", "service component"], example: "USA",
            note: "USA, USN, USMC, USAF, USSF, USCG or DOD; any or empty for any"
        ),
        ImportColumn(
            "kind", aliases: ["personnel kind", "mil civ", "military civilian", "type"], isRequired: true,
            example: "military", note: "military or civilian"
        ),
        ImportColumn(
            "grade_min", aliases: ["lowest grade", "minimum grade", "min grade", "low grade", "grade from", "grade"],
            isRequired: true, example: "O4", note: "the lowest grade, such as O4 or GS12"
        ),
        ImportColumn(
            "grade_max", aliases: ["highest grade", "maximum grade", "max grade", "high grade", "grade to", "grade"],
            isRequired: true, example: "O5", note: "the highest grade, such as O5 or GS13"
        ),
        ImportColumn(
            "specialty", aliases: ["MOS", "AFSC", "AOC", "designator", "speciality", "specialty code"],
            lengthMax: TextLimits.codeLengthMax,
            example: "48F", note: "the code of the specialty; empty for any"
        ),
        ImportColumn(
            "sc_code", aliases: ["security cooperation code"], example: "SC1C3",
            note: "SC, a digit, a letter, a digit; empty where not coded"
        ),
        ImportColumn(
            "clearance", aliases: ["security clearance", "clearance required"], isRequired: true,
            example: "top_secret", note: "none, confidential, secret, top_secret or top_secret_sci"
        ),
        ImportColumn(
            "languages", aliases: ["language", "language requirement", "language requirements"],
            example: "tgl 2/2/2 required", note: "such as fra 2/2/2 required; spa 1/1/1 preferred; empty for none"
        ),
        ImportColumn(
            "tour_accompanied", aliases: ["accompanied tour", "accompanied months", "tour length accompanied"],
            example: "36", note: "months with family; empty where families do not come along"
        ),
        ImportColumn(
            "tour_unaccompanied",
            aliases: ["unaccompanied tour", "unaccompanied months", "tour length unaccompanied", "tour length"],
            isRequired: true, example: "24", note: "months without family"
        ),
        ImportColumn(
            "key_billet", aliases: ["key", "is key billet", "key position"], example: "no",
            note: "yes or no; empty is no"
        ),
        ImportColumn(
            "joint_duty", aliases: ["joint", "JDAL", "joint duty credit"], example: "yes",
            note: "yes or no; empty is no"
        ),
        ImportColumn(
            "funding", aliases: ["funding source", "fund source", "fund"], isRequired: true, example: "fms_admin",
            note: "fms_admin, fms_case, fmf, title_10 or military_personnel"
        ),
        ImportColumn(
            "counts_toward_cap", aliases: ["cap", "counts against cap", "counts towards cap"], example: "yes",
            note: "yes or no; empty is no"
        ),
        ImportColumn(
            "state", aliases: ["status", "position status", "manning status"], isRequired: true, example: "funded",
            note: "required, authorized or funded"
        ),
        .validFrom, .validTo,
    ]

    private let areas: Vocabulary<String>
    private var country: ColumnMemo<CountryCode>
    private var command: ColumnMemo<CommandCode?>
    private var service: ColumnMemo<Service?>
    private var kind: ColumnMemo<PersonnelKind>
    private var grade: ColumnMemo<Grade>
    private var scCode: ColumnMemo<SCCode>
    private var clearance: ColumnMemo<Clearance>
    private var languages: ColumnMemo<[LanguageRequirement]>
    private var months = ColumnMemo<Int> { NumberCell.reading($0, in: 1...120) }
    private var answer = ColumnMemo<Bool>(NumberCell.boolean)
    private var funding: ColumnMemo<FundingSource>
    private var state: ColumnMemo<Position.State>
    private var day = ColumnMemo<Day>(DayCell.reading)

    init(words: Vocabularies) {
        areas = words.areas
        country = ColumnMemo(words.country)
        command = ColumnMemo(words.command)
        service = ColumnMemo { text in
            if SpellingKey.key(text) == "any" { return .value(nil) }
            return words.services.reading(text, unknown: .serviceUnknown).map { $0 }
        }
        kind = ColumnMemo { words.personnelKinds.reading($0, unknown: .kindUnknown) }
        grade = ColumnMemo(words.grade)
        scCode = ColumnMemo { text in
            SCCode(text.uppercased()).map { .value($0) }
                ?? .problem(
                    CellProblem(
                        .scCodeUnreadable, allowed: "SC, a digit, a letter, a digit", fix: "Write it as SC1C3."
                    )
                )
        }
        clearance = ColumnMemo { words.clearances.reading($0, unknown: .clearanceUnknown) }
        languages = ColumnMemo { text in
            LanguageCell.reading(text) { words.languages.reading($0, unknown: .languageUnknown) }
        }
        funding = ColumnMemo { words.fundingSources.reading($0, unknown: .fundingUnknown) }
        state = ColumnMemo { words.positionStates.reading($0, unknown: .stateUnknown) }
    }

    /// Warns of a letter that is not in the table of functional areas; the row is taken as it is.
    private func warnWhereAreaIsUnknown(_ code: SCCode, _ row: inout RowReader) {
        guard !areas.allowed.isEmpty, areas.value(of: String(code.area)) == nil else { return }
        row.warn(
            Column.scCode.rawValue,
            CellProblem(
                .scCodeAreaUnknown, allowed: "a letter of the functional areas: \(areas.allowed)",
                fix: "Check the letter (\(code.area)); the row is taken as it is."
            )
        )
    }

    mutating func draft(from row: inout RowReader) -> PositionDraft? {
        let number = row.text(Column.number.rawValue)
        let title = row.text(Column.title.rawValue)
        let office = row.text(Column.office.rawValue)
        let country = row.value(Column.country.rawValue, &country)
        let post = row.text(Column.post.rawValue) ?? ""
        let command = row.value(Column.command.rawValue, &command) ?? nil
        let service = row.value(Column.service.rawValue, &service) ?? nil
        let kind = row.value(Column.kind.rawValue, &kind)
        let grades = grades(from: &row)
        let specialty = row.text(Column.specialty.rawValue)
        let scCode = row.value(Column.scCode.rawValue, &scCode)
        if let scCode { warnWhereAreaIsUnknown(scCode, &row) }
        let clearance = row.value(Column.clearance.rawValue, &clearance)
        let languages = row.value(Column.languages.rawValue, &languages) ?? []
        let accompanied = row.value(Column.tourAccompanied.rawValue, &months)
        let unaccompanied = row.value(Column.tourUnaccompanied.rawValue, &months)
        let isKeyBillet = row.value(Column.keyBillet.rawValue, &answer) ?? false
        let isJointDuty = row.value(Column.jointDuty.rawValue, &answer) ?? false
        let funding = row.value(Column.funding.rawValue, &funding)
        let countsTowardCap = row.value(Column.countsTowardCap.rawValue, &answer) ?? false
        let state = row.value(Column.state.rawValue, &state)
        let validity = row.validity(from: Column.validFrom.rawValue, to: Column.validTo.rawValue, &day)
        row.checkKind(kind, Column.kind.rawValue, grade: grades?.lowest, service: service, Column.service.rawValue)
        guard !row.isRejected, let number, let title, let office, let country, let kind, let grades, let clearance,
            let unaccompanied, let funding, let state, let validity,
            let tour = TourLength(accompaniedMonths: accompanied, unaccompaniedMonths: unaccompanied)
        else { return nil }
        return PositionDraft(
            number: number, title: title, officeCode: office, country: country, post: post, command: command,
            service: service, kind: kind, grades: grades, specialty: specialty, scCode: scCode, clearance: clearance,
            languages: languages, tour: tour, isKeyBillet: isKeyBillet, isJointDuty: isJointDuty, funding: funding,
            countsTowardCap: countsTowardCap, state: state, validity: validity
        )
    }

    private mutating func grades(from row: inout RowReader) -> GradeBand? {
        let lowest = row.value(Column.gradeMin.rawValue, &grade)
        let highest = row.value(Column.gradeMax.rawValue, &grade)
        guard let lowest, let highest else { return nil }
        if let band = GradeBand(lowest: lowest, highest: highest) { return band }
        row.note(
            Column.gradeMax.rawValue,
            CellProblem(
                .gradeBandReversed, allowed: "\(lowest) or a higher grade, both military or both civilian",
                fix: "Check grade_min (\(lowest)) and grade_max (\(highest))."
            )
        )
        return nil
    }

    func key(of draft: PositionDraft) -> [String] { [draft.number, draft.validity.start.description] }
    static func rows(_ rows: [ImportRow<PositionDraft>]) -> ImportRows { .positions(rows) }
}

extension CellReading {
    /// The reading with its value put in another form.
    func map<Other>(_ transform: (Value) -> Other) -> CellReading<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .problem(let problem): .problem(problem)
        }
    }
}
