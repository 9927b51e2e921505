from sixteen.project.command_line import main

main()
