import CadreDomain
import CadrePlanning
import Foundation

// Usage: measure-staffing COUNT FOLDER. Writes flat files and times.csv (phase,milliseconds) into the folder.
guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[1]), count > 0 else {
    FileHandle.standardError.write(Data("usage: measure-staffing COUNT FOLDER\n".utf8))
    exit(2)
}
let files = FlatFiles(folder: URL(filePath: CommandLine.arguments[2]))
try FileManager.default.createDirectory(at: files.folder, withIntermediateDirectories: true)

let all = StaffingDimension.allCases
let kinds = all.map { [$0] } + all.indices.flatMap { row in all[(row + 1)...].map { [all[row], $0] } }
let clock = ContinuousClock()
let register = SyntheticRegister(positions: count, seed: 1).register

func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }

var build = Double.infinity
for _ in 0..<(count > 100_000 ? 1 : 5) {
    let elapsed = clock.measure {
        _ = Roster(register: register, reference: SyntheticRegister.reference, today: SyntheticRegister.today)
    }
    build = min(build, milliseconds(elapsed))
}
let roster = Roster(register: register, reference: SyntheticRegister.reference, today: SyntheticRegister.today)

var best = (day: Double.infinity, cube: Double.infinity, tables: Double.infinity, whole: Double.infinity)
var tables: [StaffingTable] = []
for _ in 0..<5 {
    let start = clock.now
    let day = roster.day(asOf: SyntheticRegister.today)
    let counted = clock.now
    let cube = StaffingCube(day: day)
    let cubed = clock.now
    tables = kinds.map { cube.table(by: $0) }
    let end = clock.now
    best.day = min(best.day, milliseconds(counted - start))
    best.cube = min(best.cube, milliseconds(cubed - counted))
    best.tables = min(best.tables, milliseconds(end - cubed))
    best.whole = min(best.whole, milliseconds(end - start))
}
try files.write(roster)
try files.write(tables)
let times = [
    ("build", build), ("statuses", best.day), ("cube", best.cube), ("tables", best.tables), ("whole", best.whole),
]
let lines = times.map { "\($0.0),\($0.1)" }.joined(separator: "\n")
try Data(
    (lines + "\nas_of,\(SyntheticRegister.today.number)\nhorizon,"
        + "\(SyntheticRegister.today.adding(months: RosterDay.horizonMonths).number)\n").utf8
)
.write(to: files.folder.appending(path: "times.csv"))
print(lines)
