import Foundation

/// Import files and a register made from them, small enough to write in all the time.
enum SmallRegister {
    static let offices = """
        code,name,type,country,post,command,parent,valid_from,valid_to
        ODC-PHL,Office in Manila,ODC,PHL,Manila,INDOPACOM,,2020-01-01,

        """

    static let positionHeader =
        "number,title,office,country,post,command,service,kind,grade_min,grade_max,clearance,tour_unaccompanied,"
        + "key_billet,funding,counts_toward_cap,state,valid_from,valid_to"

    /// Positions numbered from 1 on, all in one office.
    static func positions(_ count: Int, title: String = "Programs officer") -> String {
        let rows = (1...count).map { position($0, title: title) }
        return positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
    }

    /// The row of one position.
    static func position(_ number: Int, title: String = "Programs officer", gradeMax: String = "O5") -> String {
        "\(Self.number(number)),\(title),ODC-PHL,PHL,Manila,INDOPACOM,USA,military,O4,\(gradeMax),secret,24,"
            + "no,fms_admin,no,funded,2020-01-01,"
    }

    static func number(_ number: Int) -> String {
        "E-" + String(repeating: "0", count: max(0, 6 - String(number).count)) + String(number)
    }

    /// People numbered from 1 on.
    static func people(_ count: Int) -> String {
        let rows = (1...count).map { "per_\(9_000 + $0),Sample Person \($0),USA,military,O4,secret,2020-01-01," }
        return "person,name,service,kind,grade,clearance,valid_from,valid_to\n" + rows.joined(separator: "\n") + "\n"
    }

    /// A data directory that holds one office, positions and people.
    static func directory(positionCount: Int = 0, personCount: Int = 0) async throws -> String {
        let path = Workspace.freshPath("register")
        var files = [try Workspace.file("offices.csv", offices)]
        if positionCount > 0 { files.append(try Workspace.file("positions.csv", positions(positionCount))) }
        if personCount > 0 { files.append(try Workspace.file("people.csv", people(personCount))) }
        let outcome = try await Executable.run(["import", "commit", "--data", path] + files)
        guard outcome.status == 0 else { throw Unexpected("The register cannot be made: \(outcome)") }
        return path
    }

    /// How many positions a register holds.
    static func positionCount(_ directory: String) async throws -> Int? {
        try await Executable.json("positions", "list", "--data", directory, "--limit", "1")["total"].int
    }

    /// How many people a register holds.
    static func personCount(_ directory: String) async throws -> Int? {
        try await Executable.json("people", "list", "--data", directory, "--limit", "1")["total"].int
    }
}
