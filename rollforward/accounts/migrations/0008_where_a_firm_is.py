from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_last_change_of_clients'),
    ]

    operations = [
        migrations.AddField(
            model_name='firm',
            name='time_zone',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
    ]
