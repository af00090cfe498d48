import CadreDomain

extension DemoDraft {
    /// The service that owns a military position; nil for a share of the positions of joint staffs and offices.
    mutating func militaryService(of role: DemoRole, staff: DemoStaff?) -> Service? {
        if let service = role.service { return service }
        guard let staff, staff.type == "IA" else {
            return dice.chance(percent: 20) ? nil : Service.allCases[dice.weighted(DemoStaff.jointMilitary)]
        }
        return Service.allCases[dice.weighted(staff.militaryWeights)]
    }

    /// The service that owns a civilian position; nil for half of the positions of offices.
    mutating func civilianService(_ staff: DemoStaff?) -> Service? {
        guard let staff else {
            return dice.chance(percent: 50) ? nil : Service.allCases[dice.weighted(DemoStaff.jointCivilian)]
        }
        return Service.allCases[dice.weighted(staff.civilianWeights)]
    }

    /// A band of one or two grades that holds the grade of the people who fill the position.
    mutating func band(around tier: Grade) -> GradeBand? {
        let roll = dice.below(10)
        if roll >= 8, let lower = DemoLadder.below(tier) { return GradeBand(lowest: lower, highest: tier) }
        if roll >= 5, let higher = DemoLadder.above(tier) { return GradeBand(lowest: tier, highest: higher) }
        return GradeBand(lowest: tier, highest: tier)
    }

    /// A specialty for three positions in five; foreign area officers where an office or a command plans.
    mutating func specialty(service: Service?, tier: Grade, role: DemoRole, office: Office) -> String? {
        guard let service, dice.chance(percent: 60) else { return nil }
        let isAreaOfficer = tier.family == .officer && (4...6).contains(tier.step) && office.command != nil
        if isAreaOfficer, role.area == "C" || role.area == "A" {
            return DemoSpecialty.areaOfficer(service, command: office.command)
        }
        return DemoSpecialty.general(service, grade: tier, area: role.area, dice: &dice)
    }

    /// The languages of the country that the role asks for: level 2 mostly, required or preferred.
    mutating func requirements(of role: DemoRole, languages: [String]) -> [LanguageRequirement] {
        guard let first = languages.first else { return [] }
        let roll = dice.below(100)
        guard roll < role.languagePercent * 3 / 2 else { return [] }
        let isRequired = roll < role.languagePercent
        let texts = ["2/2/2", "2/2/1+", "2+/2+/2", "3/3/2+", "1+/1+/1+"]
        let text = texts[dice.weighted(isRequired ? [60, 15, 10, 5, 10] : [40, 30, 0, 0, 30])]
        let language = languages.count > 1 && dice.chance(percent: 25) ? languages[1] : first
        return ILRProfile(text).map { [LanguageRequirement(language: language, level: $0, isRequired: isRequired)] }
            ?? []
    }

    /// How long a tour lasts: abroad by the country's row, at home three or two years in uniform, four or three out of
    /// it.
    ///
    /// The figures for the United States are the demo world's own.
    func tour(office: Office, tier: Grade) -> TourLength {
        let fallback = reference.tours.first { $0.country == nil }?.length
        let home = TourLength(
            accompaniedMonths: tier.isMilitary ? 36 : 48, unaccompaniedMonths: tier.isMilitary ? 24 : 36)
        let abroad = reference.tour(in: office.country, on: today)?.length
        guard let length = (office.isOverseas ? abroad : home) ?? fallback else {
            preconditionFailure("The table of tours has no row for any country")
        }
        return length
    }

    /// What pays for the position.
    mutating func funding(isMilitary: Bool, isAgency: Bool) -> FundingSource {
        let sources: [FundingSource] = [.militaryPersonnel, .fmsAdmin, .fmsCase, .title10, .fmf]
        if isMilitary { return sources[dice.weighted([70, 25, 0, 5, 0])] }
        return sources[dice.weighted(isAgency ? [0, 62, 30, 6, 2] : [0, 60, 5, 25, 10])]
    }

    /// A number with zeros before it.
    func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
