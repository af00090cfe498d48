import CadreDomain

extension DemoDraft {
    /// Adds headquarters, agencies, school and command staffs, then a security cooperation office a partner.
    mutating func addOffices() {
        for staff in DemoStaff.agencies { add(staff, command: nil) }
        for command in reference.commands where command.kind == .geographic {
            add(DemoStaff.command(command), command: command.code)
        }
        var students: [CountryCode: Int] = [:]
        for demand in reference.trainingDemand { students[demand.country] = demand.students }
        for command in reference.commands where command.kind == .geographic {
            let parent = offices.first { $0.code == command.code.rawValue }?.id
            for country in reference.countries
            where reference.command(of: country.code, on: today) == command.code && country.code.rawValue != "USA" {
                guard let size = DemoOfficeTable.size(in: country, students: students[country.code]) else { continue }
                let type = officeTypes[country.code] ?? DemoOfficeTable.commonType
                let index = addOffice(
                    code: "\(type)-\(country.code)", name: officeName(type: type, country: country), type: type,
                    country: country.code, post: country.capital, command: command.code, parent: parent)
                plans.append(DemoOfficePlan(officeIndices: [index], positions: size, staff: nil, country: country))
            }
        }
    }

    private mutating func add(_ staff: DemoStaff, command: CommandCode?) {
        guard let country = CountryCode(staff.country) else { return }
        let headquarters = staff.type == "IA" || staff.type == "SCHOOL" ? offices.first?.id : nil
        let head = addOffice(
            code: staff.code, name: staff.name, type: staff.type, country: country, post: staff.post,
            command: command, parent: headquarters)
        let parent = offices[head].id
        let branches = staff.branches.map { branch in
            addOffice(
                code: "\(staff.code)-\(branch.code)", name: "\(staff.name), \(branch.name)", type: staff.type,
                country: country, post: staff.post, command: command, parent: parent)
        }
        plans.append(
            DemoOfficePlan(officeIndices: [head] + branches, positions: staff.positions, staff: staff, country: nil))
    }

    private mutating func addOffice(
        code: String, name: String, type: String, country: CountryCode, post: String, command: CommandCode?,
        parent: ID<Office>?
    ) -> Int {
        offices.append(
            Office(
                id: ID(prefix: "off_", sequence: offices.count + 1), code: code, name: name, type: type,
                country: country, post: post, command: command, parent: parent,
                validity: DayRange(from: DemoCalendar.opening)))
        return offices.count - 1
    }

    /// The name of the type with the country, unless the name of the type holds its country already.
    private func officeName(type: String, country: Country) -> String {
        let name = reference.name(of: type, in: .officeTypes) ?? type
        let isOfOneCountry = DemoOfficeTable.namesOfOneCountry.contains(type)
        return isOfOneCountry ? name : "\(name), \(country.name)"
    }
}
